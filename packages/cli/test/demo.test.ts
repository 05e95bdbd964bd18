import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maskKey, type Provider, problemOf, type Refusal } from '@latchkey/providers';
import type { Demo } from '@latchkey/reference-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSystem, type System, systemIds } from '../src/systems.ts';
import { spawnCli } from './spawn-cli.ts';

describe.each(systemIds)('latchkey demo %s', (id) => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  let system: System;
  let code: number | null;
  let out = '';
  let err = '';

  beforeAll(async () => {
    system = await loadSystem(id);
    const cli = spawnCli('demo', id, '--out', folder);
    code = await cli.exit;
    ({ out, err } = cli.written);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string) => readFileSync(join(folder, name), 'utf8');
  const secretOf = (env: string) => env.match(/=(\S+)/)?.[1] ?? '';
  const list = () => {
    const script = system.world().demo?.list;
    if (!script) throw new Error('The world has no demo.');
    return script;
  };

  it('succeeds, and says nothing but its progress on standard error', () => {
    expect({ code, err }).toEqual({ code: 0, err: expect.not.stringContaining('latchkey:') });
  });

  it('leaves the .env file and the two exports, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(['.env', `${list().name}.csv`, `${list().name}.ndjson`]);
  });

  it('security 24: writes the .env file for its owner only, with the key, the address and a comment', () => {
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    const [comment, key, baseUrl, end] = file('.env').split('\n');
    expect(comment).toMatch(/^# /);
    expect(key).toMatch(new RegExp(`^${system.provider.variables.apiKey[0]}=\\S{20,}$`));
    const basePath = new URL(system.provider.baseUrl).pathname.replace(/\/$/, '');
    expect(baseUrl?.replace(/:\d+/, '')).toBe(`${system.provider.variables.baseUrl}=http://127.0.0.1${basePath}`);
    expect(end).toBe('');
  });

  it('shows the whole key once, in the dialog, and nowhere else', () => {
    const secret = secretOf(file('.env'));
    expect(out.split(secret)).toHaveLength(2);
    expect(out.split(secret.slice(-20))).toHaveLength(2);
    expect(err).not.toContain(secret.slice(-12));
    for (const name of [`${list().name}.csv`, `${list().name}.ndjson`]) expect(file(name)).not.toContain(secret);
  });

  it('shows the mask, and no other whole key', () => {
    const { keyFormat } = system.provider;
    const whole = new RegExp(`[${keyFormat.body.alphabet}]{${keyFormat.body.length}}`, 'g');
    expect(out.match(whole)).toHaveLength(1);
    expect(out).toContain(`Shown from now on as  ${maskKey(keyFormat, secretOf(file('.env')))} `);
  });

  it('exports every item once, in both formats', () => {
    const items = file(`${list().name}.ndjson`)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(items).toHaveLength(list().items);
    expect(new Set(items.map((item) => item.id)).size).toBe(list().items);
    const [header] = file(`${list().name}.csv`).split('\n', 1);
    expect(header?.split(',')).toEqual(Object.keys(items[0]));
  });

  it('had to wait for the rate limit, and says for what', () => {
    expect(err).toMatch(/rate limit: next request in \d+\.\d s/);
    expect(err).toMatch(/\(100 %\)\n/);
    const cells = out.match(/^ *([\d,]+) +(\d+) +(\d+) +(\d+) +(\d+\.\d) s +[\d.]+ [kM]B$/m) ?? [];
    const [rows, pages, sent, refused, waited] = cells.slice(1).map((cell) => Number(cell.replace(',', '')));
    expect(rows).toBe(list().items);
    expect(pages).toBeGreaterThan(8);
    expect(sent).toBe((pages ?? 0) + (refused ?? 0));
    expect(waited).toBeGreaterThan(0);
  });

  it.each<[string, Refusal | null]>([
    ['A key without the scope', { kind: 'insufficient_scope', required: [], granted: [] }],
    ['A key that does not reach so far', { kind: 'wrong_organization' }],
    ['A revoked key', { kind: 'revoked_key' }],
    ['A mangled key', { kind: 'invalid_key', reason: 'unknown' }],
    ['A masked key', null],
    ['An expired key', { kind: 'expired_key' }],
  ])('%s: shows code, status, message and hint, as the system refuses it', (title, refusal) => {
    const block = out.split('\n\n').find((each) => each.trimStart().startsWith(title)) ?? '';
    if (!possible(system.provider, system.world().demo, refusal)) return expect(block).toBe('');
    const fact = (name: string) => block.match(new RegExp(`^ +${name} +(.+)$`, 'm'))?.[1];
    expect({ code: fact('code'), status: fact('status') }).toEqual(refusedAs(system.provider, refusal));
    expect(fact('message')).toContain(refusal ? String(fact('status')) : 'masked');
    expect(fact('hint')).toMatch(/\w+/);
  });
});

/** Whether a system's keys can be refused in a way at all. */
const possible = ({ access, lifecycle }: Provider, demo: Demo | undefined, refusal: Refusal | null): boolean => {
  if (refusal?.kind === 'insufficient_scope') return demo?.beyond !== null && access.kind !== 'none';
  if (refusal?.kind === 'wrong_organization') return demo?.beyond !== null && access.kind === 'none';
  return refusal?.kind !== 'expired_key' || lifecycle.expiry.kind !== 'none';
};

/** What the system's own dialect makes of a refusal; of none, that nothing was sent. */
const refusedAs = ({ errors }: Provider, refusal: Refusal | null) => {
  if (!refusal) return { code: 'config', status: 'none' };
  const problem = problemOf(errors, refusal);
  return { code: errors.read(problem.status, errors.write(problem))?.error, status: String(problem.status) };
};

describe('latchkey demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
  let written: { out: string; err: string };
  let code: number | null;

  beforeAll(async () => {
    execFileSync('git', ['init', '--quiet', folder]);
    const cli = spawnCli('demo', '--out', folder);
    code = await cli.exit;
    written = cli.written;
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('does the job for every system, and leaves the files of each in a folder of its own', async () => {
    expect({ code, err: written.err }).toEqual({ code: 0, err: expect.not.stringContaining('latchkey:') });
    expect(readdirSync(folder).sort()).toEqual(['.git', ...systemIds].sort());
    for (const id of systemIds) {
      const name = (await loadSystem(id)).world().demo?.list.name;
      expect(readdirSync(join(folder, id)).sort()).toEqual(['.env', `${name}.csv`, `${name}.ndjson`]);
    }
  });

  it('ends with one table that has a line for each system', async () => {
    const [, table = ''] = written.out.split('All systems\n\n');
    const [head = '', , ...lines] = table.split('\n\n')[0]?.split('\n') ?? [];
    for (const column of ['system', 'rows', 'pages', 'requests sent', 'requests refused', 'time waited']) {
      expect(head).toContain(column);
    }
    const loaded = await Promise.all(systemIds.map(loadSystem));
    expect(lines.map((line) => line.trim().split(/ {2,}/).slice(0, 2))).toEqual(
      loaded.map(({ provider, world }) => [provider.title, world().demo?.list.items.toLocaleString('en-US')]),
    );
  });

  it('shows each key once', () => {
    for (const id of systemIds) {
      const secret = readFileSync(join(folder, id, '.env'), 'utf8').match(/=(\S+)/)?.[1] ?? '';
      expect(secret.length).toBeGreaterThan(20);
      expect(written.out.split(secret.slice(-20))).toHaveLength(2);
      expect(written.err).not.toContain(secret.slice(-12));
    }
  });

  it('ruling 27: offers once to add .env to .gitignore', () => {
    expect(written.out.split('.gitignore')).toHaveLength(2);
    expect(written.out).toContain('let --gitignore do it');
  });
});
