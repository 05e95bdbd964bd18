import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { formatKey, type Provider, Secret } from '@latchkey/providers';
import { planes, providers } from '@latchkey/providers/all';
import { type ClientOptions, createClient, createGate, exportList, LatchkeyError } from '@latchkey/sdk';
import { download, downloadAll } from '@latchkey/sdk/download';
import { readEnvFile, updateEnvFile } from '@latchkey/sdk/env';
import { rotateKey } from '@latchkey/sdk/rotate';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { traces } from '../traces.ts';
import { failureOf, functionsOf, listFailures, waysToGive } from './argument-places.ts';
import { surfaces } from './surfaces.ts';

beforeEach(() => vi.spyOn(console, 'warn').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

/** A key of a system, as it issues them; the same whenever it is made of the same seed. */
const keyOf = ({ keyFormat }: Provider, seed: number): string => {
  const { alphabet, length } = keyFormat.body;
  const body = Array.from({ length }, (_, at) => alphabet[(seed * 31 + at * at * 7 + at * seed) % alphabet.length]);
  return formatKey(keyFormat, { environment: keyFormat.environments?.[0] ?? null, body: body.join('') });
};

const all = Object.entries({ ...providers, ...planes });
const subjects = await Promise.all(
  all.map(async ([id, load], at) => {
    const provider: Provider = await load();
    const other: Provider = await (all[(at + 1) % all.length]?.[1] ?? load)();
    return { id: id as keyof typeof surfaces, provider, other };
  }),
);

/** What a function of the caller's own may throw: an error of this package, with anything in it. */
const ownError = (key: string) =>
  new LatchkeyError({
    code: 'config',
    message: `vault ${key}`,
    hint: `ask for ${key}`,
    systemCode: key,
    requestId: key,
    details: { [key]: key, in: [{ key }] },
    cause: new Error(`inner ${key}`, { cause: key }),
  });

/** All that a server was sent, as one that means no good answers it. */
const echoing: NonNullable<ClientOptions['fetch']> = async (input, init) =>
  new Response(JSON.stringify({ error: `What is ${input} ${init?.body}?`, message: `${input}`, url: `${input}` }), {
    status: 400,
    headers: { 'Content-Type': 'application/json' },
  });

const failing: NonNullable<ClientOptions['fetch']> = async (input) => {
  throw new TypeError(`cannot reach ${input}`);
};

const shown = (told: unknown): string =>
  `${inspect(told, { depth: 10, showHidden: true })}${JSON.stringify(told)}${told instanceof Error ? told.stack : ''}`;

describe.each(subjects)('security 14: a key of $id in a wrong place', ({ id, provider, other }) => {
  const own = keyOf(provider, 3);
  const keys = [
    ['its own', own, provider],
    ['another of the system', keyOf(provider, 11), provider],
    ['one of another system', keyOf(other, 7), other],
  ] as const;

  /** Tries every function with every way to give a key, and looks at all that is said. */
  const tryAll = async (make: (options: ClientOptions) => object, key: string, owner: Provider) => {
    const pieces = traces(new Secret(key), owner.keyFormat).map((piece) => piece.toLowerCase());
    const told: unknown[] = [];
    let failures = 0;
    const look = (path: string) => {
      for (const each of told.splice(0)) {
        const text = shown(each).toLowerCase();
        expect(
          pieces.filter((piece) => text.includes(piece)),
          `${path}: ${shown(each)}`,
        ).toEqual([]);
      }
    };
    for (const [nth, fetch] of [echoing, failing].entries()) {
      // Each call has limits of its own: there are more of them than any system admits.
      const surface = () =>
        make({
          baseUrl: provider.baseUrl,
          apiKey: own,
          gate: createGate(),
          fetch,
          maxAttempts: 1,
          onEvent: (event) => void told.push(event),
          log: { warn: (message) => void told.push(message) },
        });
      const callOf = (path: string) => functionsOf(surface()).find(([name]) => name === path)?.[1];
      for (const [path, asked] of functionsOf(surface())) {
        // A place on the disk is tried below: this would write there.
        if (/download/i.test(path)) continue;
        for (const given of waysToGive(key).slice(0, nth === 0 ? undefined : 6)) {
          told.push(...(await failureOf(() => callOf(path)?.(...given))));
          failures += told.length;
          look(path);
        }
        const list = nth === 0 ? await (async () => asked('x'))().catch(() => null) : null;
        if (typeof list === 'object' && list !== null && 'toCsv' in list) {
          told.push(...(await listFailures(list, key)));
          expect(told.length, path).toBeGreaterThan(5);
          look(path);
        }
      }
    }
    return failures;
  };

  // What tells keys of one system from another's is the client's, which is tried with all of them below.
  it.each([keys[0], keys[2]])('is not repeated by its surface: %s', async (_, key, owner) => {
    const make = await surfaces[id]();
    expect(await tryAll(make, key, owner)).toBeGreaterThan(100);
  });

  it.each(keys)('is not repeated by a client of the provider: %s', async (_, key, owner) => {
    const failures = await tryAll((options) => createClient(provider, options), key, owner);
    expect(failures).toBeGreaterThan(100);
  });

  it.each(keys)('is not repeated by the options of a client: %s', async (_, key, owner) => {
    const pieces = traces(new Secret(key), owner.keyFormat);
    const options = ['baseUrl', 'deadline', 'timeout', 'maxAttempts', 'validate', 'gate', 'clock', 'log', 'random'];
    const make = await surfaces[id]();
    let failures = 0;
    for (const name of options) {
      const given = { baseUrl: provider.baseUrl, apiKey: own, fetch: failing, [name]: key };
      for (const work of [() => make(given), () => createClient(provider, given)]) {
        const came = await failureOf(work);
        failures += came.length;
        for (const error of came) expect(pieces.filter((piece) => shown(error).includes(piece))).toEqual([]);
      }
    }
    expect(failures).toBeGreaterThanOrEqual(8);
  });

  it.each(keys)('is not repeated by the warning of a file that git does not ignore: %s', async (_, key, owner) => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-misplaced-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    execFileSync('git', ['init', '--quiet', folder]);
    const told: string[] = [];
    const log = { warn: (message: string) => void told.push(message) };
    const client = createClient(provider, { baseUrl: provider.baseUrl, apiKey: own, fetch: failing, log });
    await client.useKey(keyOf(provider, 5), { env: join(folder, key) });
    const steps = { create: () => keyOf(provider, 5), deploy() {}, verify: () => true, revoke() {}, log };
    await rotateKey({ ...steps, old: 'key_1', checkpoint: join(folder, `${key}.json`) });
    expect(told).toEqual([expect.stringContaining('.gitignore'), expect.stringContaining('.gitignore')]);
    expect(traces(new Secret(key), owner.keyFormat).filter((piece) => told.join().includes(piece))).toEqual([]);
  });

  it.each(keys)('is not repeated by what writes files and rotates keys: %s', async (_, key, owner) => {
    const pieces = traces(new Secret(key), owner.keyFormat);
    const client = createClient(provider, { baseUrl: provider.baseUrl, apiKey: own, fetch: failing, maxAttempts: 1 });
    const guarded = Object.values(provider.operations).find(({ scopes }) => scopes !== null)?.id ?? '';
    const nowhere = `/nowhere/${key}`;
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-misplaced-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const env = join(folder, '.env');
    const steps = { create: () => own, deploy() {}, verify: () => true, revoke() {}, log: null };
    const works: (() => unknown)[] = [
      () => client.useKey(own, { env: nowhere }),
      () => client.download(key, '/nowhere/file', { maxAttempts: 1 }),
      () => client.download('https://files.example.com/x', nowhere, { maxAttempts: 1 }),
      () => client.download('https://files.example.com/x', '/nowhere/file', JSON.parse(`{"timeout":"${key}"}`)),
      () => client.upload(key, 'bytes'),
      () => client.upload('https://files.example.com/x', 'bytes', JSON.parse(`{"timeout":"${key}"}`)),
      () => client.upload('https://files.example.com/x', 'bytes', { contentType: `${key}\n` }),
      () => download('https://files.example.com/x', nowhere, { maxAttempts: 1 }),
      () => download('https://files.example.com/x', nowhere, { resume: true, maxAttempts: 1 }),
      () => download(() => Promise.reject(ownError(key)), '/nowhere/file'),
      () =>
        download('https://files.example.com/x', new WritableStream(), {
          fetch: async () => {
            throw ownError(key);
          },
          maxAttempts: 1,
        }),
      () => downloadAll(JSON.parse(`"${key}"`)),
      () => client.downloadAll(JSON.parse(`"${key}"`)),
      () =>
        createClient(provider, { baseUrl: provider.baseUrl, apiKey: () => Promise.reject(ownError(key)) }).call(
          guarded,
        ),
      () => rotateKey({ ...steps, create: () => Promise.reject(ownError(key)) }),
      () => exportList({ async *pages() {} }, { csv: nowhere }),
      () => readEnvFile(nowhere),
      () => updateEnvFile(nowhere, { A: '1' }),
      () => updateEnvFile(env, { [`${key}.`]: '1' }),
      () => updateEnvFile(env, { A: `${key}\n` }),
      () => rotateKey({ ...steps, ...JSON.parse(`{"overlap":"${key}"}`) }),
      () => rotateKey({ ...steps, ...JSON.parse(`{"patience":"${key}"}`) }),
      () => rotateKey({ ...steps, old: key, checkpoint: nowhere }),
    ];
    for (const work of works) {
      const came = await failureOf(work);
      expect(came, String(work)).toHaveLength(1);
      for (const error of came)
        expect(
          pieces.filter((piece) => shown(error).includes(piece)),
          shown(error),
        ).toEqual([]);
    }
  });
});
