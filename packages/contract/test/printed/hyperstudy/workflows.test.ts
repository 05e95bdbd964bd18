import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { envFile } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleOf } from '../example.ts';
import { openStudy, type Study } from './open-study.ts';

let study: Study;
let project: string;
beforeEach(async () => {
  study = await openStudy();
  project = mkdtempSync(join(tmpdir(), 'study-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(project, { recursive: true, force: true });
  await study.http.close();
});

const printed = (title: string): string => exampleOf('hyperstudy', title).printed;

/** What a project does at its start: the variables of its `.env` file become the process's own. */
const loadEnvFile = () => {
  const variables = parseEnv(readFileSync(join(project, '.env'), 'utf8'));
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return variables;
};

describe('the workflow "Setup New Project"', () => {
  it('leads from a new key to a first download', async () => {
    // Create API key with appropriate scopes
    const { key, secret } = await study.keys.issue({ name: 'Python Analysis Script', scopes: ['read:events'] });
    expect(key).toMatchObject({
      status: 'active',
      scopes: ['read:events'],
      expiresAt: new Date('2026-04-01T00:00:00Z'),
    });

    // Download the .env file template
    const path = join(project, '.env');
    writeFileSync(path, envFile(hyperstudy, { name: key.name, baseUrl: study.baseUrl }), { mode: 0o600 });
    const { HYPERSTUDY_API_KEY: placeholder } = loadEnvFile();
    expect(placeholder).toBe('hst_live_your_key_here');
    expect(() => createHyperStudy()).toThrow(
      expect.objectContaining({ code: 'config', message: expect.stringContaining('placeholder') }),
    );

    // Add API key to .env file
    writeFileSync(path, readFileSync(path, 'utf8').replace('hst_live_your_key_here', secret.reveal()));
    expect(statSync(path).mode & 0o777).toBe(0o600);

    // Add .env to .gitignore
    writeFileSync(join(project, '.gitignore'), printed('Add to .gitignore'));
    execFileSync('git', ['init', '--quiet'], { cwd: project });
    expect(execFileSync('git', ['check-ignore', '.env'], { cwd: project, encoding: 'utf8' })).toBe('.env\n');

    // Test API key with simple request
    loadEnvFile();
    const client = createHyperStudy({ clock: study.clock });
    expect(await client.events.inRoom('YOUR_ROOM_ID').first()).toMatchObject({ roomId: 'YOUR_ROOM_ID' });

    // Build your integration
    expect(await client.events.inRoom('YOUR_ROOM_ID', { limit: 7 }).toArray()).toHaveLength(20);
    expect(await study.keys.get(key.id)).toMatchObject({ requestCount: 4, lastIp: '127.0.0.1' });
  });

  it.each([
    ["['*']", true, true],
    ["['read:events', 'read:ratings']", true, false],
  ])('grants with scopes = %s what they say', async (text, ratings, recordings) => {
    expect(printed('Only grant the permissions you actually need')).toContain(`scopes = ${text}`);
    const scopes: string[] = JSON.parse(text.replaceAll("'", '"'));
    const { secret } = await study.keys.issue({ name: 'R Statistical Analysis', scopes });
    const client = study.client(secret);
    const allowed = (page: Promise<unknown>) =>
      page.then(
        () => true,
        ({ code }) => code !== 'insufficient_scope',
      );
    expect(await allowed(client.events.inRoom('ROOM_ID').firstPage())).toBe(true);
    expect(await allowed(client.ratings.sparse.inRoom('ROOM_ID').firstPage())).toBe(ratings);
    expect(await allowed(client.recordings.inRoom('ROOM_ID').firstPage())).toBe(recordings);
  });
});

describe('"How to Rotate"', () => {
  it('never leaves the project without a key that works', async () => {
    const old = await study.keys.issue({ name: 'Weekly data exports', scopes: ['read:events'] });
    const works = async (secret: typeof old.secret) =>
      (await study.client(secret).events.inRoom('ROOM_ID').firstPage()).total === 20;

    // Create a new API key
    const next = await study.keys.issue({ name: old.key.name, scopes: old.key.scopes });
    expect(await works(old.secret)).toBe(true);

    // Update your code to use the new key; test that the new key works
    expect(await works(next.secret)).toBe(true);

    // Revoke the old key
    await study.keys.revoke(old.key.id);
    await expect(works(old.secret)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(await works(next.secret)).toBe(true);
  });
});

describe('the workflow "Decommission Old Project"', () => {
  it('leads from an unused key to a project that is archived', async () => {
    const { key, secret } = await study.keys.issue({ name: 'R Export Pipeline', scopes: ['read:*'], expires: '1y' });
    writeFileSync(join(project, '.env'), envFile(hyperstudy, { secret: secret.reveal(), baseUrl: study.baseUrl }));
    loadEnvFile();
    await createHyperStudy({ clock: study.clock }).events.inRoom('ROOM_ID').firstPage();
    await study.clock.advance('180d');

    // Verify project no longer uses the key
    const { lastUsedAt, requestCount } = await study.keys.get(key.id);
    expect({ lastUsedAt, requestCount }).toEqual({ lastUsedAt: new Date('2026-01-01T00:00:00Z'), requestCount: 1 });

    // Revoke the API key
    expect((await study.keys.revoke(key.id)).status).toBe('revoked');
    const forgotten = createHyperStudy({ clock: study.clock }).events.inRoom('ROOM_ID').firstPage();
    await expect(forgotten).rejects.toMatchObject({ code: 'unauthorized', status: 401 });

    // Remove .env file
    rmSync(join(project, '.env'));
    vi.stubEnv('HYPERSTUDY_API_KEY', undefined);
    expect(() => createHyperStudy()).toThrow(
      expect.objectContaining({ code: 'config', hint: expect.stringContaining('HYPERSTUDY_API_KEY') }),
    );

    // Document that project is archived: the manager goes on showing the key, as revoked
    expect((await study.keys.list()).keys).toEqual([expect.objectContaining({ id: key.id, status: 'revoked' })]);
  });
});

describe('the workflow "Key Compromise Response"', () => {
  it('shuts the thief out, keeps the project going, and tells what happened', async () => {
    const leaked = await study.keys.issue({ name: 'Automated Export', scopes: ['read:events', 'read:chat'] });
    await study.client(leaked.secret).events.inRoom('ROOM_ID').firstPage();

    await study.clock.advance('30m');
    expect((await study.ask({ 'X-API-Key': leaked.secret.reveal() })).status).toBe(200);

    // Immediately revoke the compromised key
    await study.clock.advance('30m');
    await study.keys.revoke(leaked.key.id);

    // Create a new key with same permissions
    const next = await study.keys.issue({ name: leaked.key.name, scopes: leaked.key.scopes });
    expect(next.key.scopes).toEqual(leaked.key.scopes);

    // Update all code to use the new key
    expect((await study.client(next.secret).chat.inRoom('ROOM_ID').firstPage()).items.length).toBeGreaterThan(0);

    // Monitor usage of the compromised key (check last used): the thief's, from before the revocation
    await study.clock.advance('1h');
    expect((await study.ask({ 'X-API-Key': leaked.secret.reveal() })).status).toBe(401);
    const { lastUsedAt, lastIp } = await study.keys.get(leaked.key.id);
    expect({ lastUsedAt, lastIp }).toEqual({ lastUsedAt: new Date('2026-01-01T00:30:00Z'), lastIp: '127.0.0.1' });

    // Review audit logs for suspicious activity
    const { records: audit } = await study.audit({ key: leaked.key.id });
    expect(audit.map(({ action, at }) => `${at.toISOString()} ${action}`)).toEqual([
      '2026-01-01T00:00:00.000Z issue',
      '2026-01-01T01:00:00.000Z revoke',
      '2026-01-01T02:00:00.000Z dead_key_refused',
    ]);

    // Document the incident: which key, when, from where, for what; and never the secret
    expect(audit.at(-1)).toMatchObject({
      key: leaked.key.id,
      address: '127.0.0.1',
      count: 1,
      data: { reason: 'revoked_key', operation: 'listRoomEvents' },
    });
    expect(JSON.stringify(audit)).not.toContain(leaked.secret.reveal().slice(9, 21));
  });
});
