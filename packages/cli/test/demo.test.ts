import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    expect(baseUrl).toMatch(new RegExp(`^${system.provider.variables.baseUrl}=http://127\\.0\\.0\\.1:\\d+/`));
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
    expect(out).toContain('...');
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
    const cells = out.match(/^ *([\d,]+) +(\d+) +(\d+) +(\d+) +(\d+\.\d) s +[\d.]+ MB$/m) ?? [];
    const [rows, pages, sent, refused, waited] = cells.slice(1).map((cell) => Number(cell.replace(',', '')));
    expect(rows).toBe(list().items);
    expect(pages).toBeGreaterThan(8);
    expect(sent).toBe((pages ?? 0) + (refused ?? 0));
    expect(waited).toBeGreaterThan(0);
  });

  it.each([
    ['A key without the scope', 'insufficient_scope', 403],
    ['A revoked key', 'unauthorized', 401],
    ['A mangled key', 'unauthorized', 401],
    ['An expired key', 'unauthorized', 401],
  ])('%s: shows code, status, message and hint', (title, errorCode, status) => {
    const block = out.split('\n\n').find((each) => each.trimStart().startsWith(title)) ?? '';
    const fact = (name: string) => block.match(new RegExp(`^ +${name} +(.+)$`, 'm'))?.[1];
    expect({ code: fact('code'), status: fact('status') }).toEqual({ code: errorCode, status: String(status) });
    expect(fact('message')).toContain(String(status));
    expect(fact('hint')).toMatch(/\w+/);
  });
});
