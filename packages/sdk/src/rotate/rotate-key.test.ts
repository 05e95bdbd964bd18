import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { isSecret } from '@latchkey/providers';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { json, rejection } from '../../test/answers.ts';
import { testKey as newKey, backupKey as oldKey, provider } from '../../test/provider.ts';
import { place, refusal, setUp } from '../../test/rotating.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { createClient } from '../core/client.ts';
import { LatchkeyError } from '../core/error/error.ts';
import type { FetchLike } from '../core/options.ts';
import type { CreateContext, RotateOptions } from './options.ts';

describe('rotateKey', () => {
  it('makes a key, deploys it, verifies it and revokes the old one, in this order', async () => {
    const { did, run } = setUp();
    const steps: string[] = [];
    const rotation = await run({ onStep: (step) => void steps.push(step) });
    expect(did).toEqual(['create at 0', 'deploy at 0', 'verify at 0', 'revoke at 0']);
    expect(steps).toEqual(['create', 'deploy', 'verify', 'revoke']);
    expect(rotation).toMatchObject({ outcome: 'rotated', keyId: 'key_2' });
    expect(rotation.secret.reveal()).toBe(newKey);
  });

  it('lets both live through the overlap, by the clock, and verifies once more before the old one goes', async () => {
    const { did, run } = setUp();
    expect(await run({ overlap: '40d' })).toMatchObject({ outcome: 'rotated' });
    const days = 40 * 86_400;
    expect(did).toEqual(['create at 0', 'deploy at 0', 'verify at 0', `verify at ${days}`, `revoke at ${days}`]);
  });

  it('hands every step the new secret as a Secret, whatever create gave', async () => {
    const seen: unknown[] = [];
    const see = (secret: unknown) => void seen.push(secret);
    for (const made of [newKey, { secret: newKey }]) {
      const rotation = await setUp().run({ create: async () => made, deploy: see, verify: see });
      expect(rotation).toMatchObject({ outcome: 'rotated', keyId: null });
    }
    expect(seen).toHaveLength(4);
    expect(seen.every((each) => isSecret(each) && each.reveal() === newKey)).toBe(true);
    expect(inspect(seen, { depth: 9, showHidden: true }) + JSON.stringify(seen)).not.toContain('canary');
  });

  it('leaves both keys and says so where the verification fails', async () => {
    const error = new LatchkeyError({ code: 'insufficient_scope', message: 'GET /things: not yours', status: 403 });
    const { did, run } = setUp();
    const rotation = await run({ verify: () => Promise.reject(error) });
    expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'verify', error, keyId: 'key_2' });
    expect(rotation.secret.reveal()).toBe(newKey);
    expect(did).toEqual(['create at 0', 'deploy at 0']);
  });

  it('takes false for a verification that failed', async () => {
    expect(await setUp().run({ verify: () => false })).toMatchObject({ outcome: 'unfinished', failedAt: 'verify' });
    expect(await setUp().run({ verify: async () => undefined })).toMatchObject({ outcome: 'rotated' });
  });

  it('goes on from there when it is resumed: deploys and verifies anew, and makes no second key', async () => {
    const { did, run, note } = setUp();
    let works = false;
    const verify = () => {
      note('verify');
      if (!works) throw new TypeError('not yet');
    };
    const rotation = await run({ verify });
    if (rotation.outcome === 'rotated') throw new Error('It must fail.');
    works = true;
    expect(await rotation.resume()).toMatchObject({ outcome: 'rotated', keyId: 'key_2' });
    expect(did.map((each) => each.split(' ')[0])).toEqual(['create', 'deploy', 'verify', 'deploy', 'verify', 'revoke']);
  });

  it('waits for a system that takes a moment to know its new key, and no longer than its patience', async () => {
    const { clock, run } = setUp();
    const startMs = clock.now();
    const late = (secondsLater: number) => () => {
      if (clock.now() < startMs + secondsLater * 1000) throw refusal('unauthorized', 401);
    };
    expect(await run({ verify: late(10) })).toMatchObject({ outcome: 'rotated' });
    expect((clock.now() - startMs) / 1000).toBeLessThan(20);
    expect(await run({ verify: late(100), patience: '5s' })).toMatchObject({
      outcome: 'unfinished',
      error: { code: 'unauthorized' },
    });
  });

  it.each(['deploy', 'revoke'] as const)('is unfinished where %s fails, and can be resumed', async (step) => {
    const { did, run } = setUp();
    const failing = vi.fn().mockRejectedValueOnce(new Error('the vault is closed')).mockResolvedValue(undefined);
    const rotation = await run({ [step]: failing });
    expect(rotation).toMatchObject({
      outcome: 'unfinished',
      failedAt: step,
      error: { code: 'config', message: `rotateKey: '${step}' failed`, cause: { message: 'the vault is closed' } },
    });
    expect(rotation.outcome === 'unfinished' && (await rotation.resume())).toMatchObject({ outcome: 'rotated' });
    expect(did.filter((each) => each.startsWith('create'))).toHaveLength(1);
    expect(failing).toHaveBeenCalledTimes(2);
  });

  it('takes a key that is gone for revoked only where it had asked for that before', async () => {
    const gone = vi.fn().mockRejectedValue(refusal('not_found', 404));
    expect(await setUp().run({ revoke: gone })).toMatchObject({ outcome: 'unfinished', failedAt: 'revoke' });
    const lost = vi.fn().mockRejectedValueOnce(refusal('network')).mockRejectedValue(refusal('not_found', 404));
    const rotation = await setUp().run({ revoke: lost });
    expect(rotation).toMatchObject({ outcome: 'unfinished', error: { code: 'network' } });
    expect(rotation.outcome === 'unfinished' && (await rotation.resume())).toMatchObject({ outcome: 'rotated' });
  });

  it('throws what create throws: nothing has changed then', async () => {
    const { did, run } = setUp();
    const error = refusal('plan_cap', 409);
    expect(await rejection(run({ create: () => Promise.reject(error) }))).toEqual(error);
    expect(did).toEqual([]);
  });

  it('security 73: checks the new key before anything is done with it, where it knows whose it is', async () => {
    for (const wrong of ['mu_live_****', 'sk_live_0123456789', `The key is ${newKey}`]) {
      const { did, run } = setUp({ provider: provider() });
      const rotation = await run({ create: () => wrong });
      expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'create', error: { code: 'config' } });
      expect(rotation.secret.reveal()).toBe(wrong);
      expect(did).toEqual([]);
    }
    const { run } = setUp({ provider: provider() });
    expect((await run({ create: () => newKey })).secret.mask).toBe('mu_live_cana...');
    expect(await setUp().run({ create: () => 'two words' })).toMatchObject({ failedAt: 'create' });
    for (const none of ['', ' \n', ...JSON.parse('[null, 7, {}, {"secret":null}, {"key":{"id":"key_2"}}]')]) {
      expect(await rejection(setUp().run({ create: () => none }))).toMatchObject({ code: 'config' });
    }
  });

  it('security 14: keeps the new key out of everything that is thrown or told, though a step prints it', async () => {
    const loud = () => {
      throw Object.assign(new Error(`vault put key=${newKey} failed`), { cmd: `vault put key=${newKey}` });
    };
    const rotations = [
      await setUp().run({ deploy: loud }),
      await setUp({ provider: provider() }).run({ verify: loud }),
      await setUp().run({ revoke: loud }),
      await setUp().run({ old: 'key_1', checkpoint: { ...place(), clear: loud } }),
      await rejection(setUp({ provider: provider() }).run({ create: loud })),
    ];
    expect(inspect(rotations, { depth: 12, showHidden: true }) + JSON.stringify(rotations)).not.toContain('canary');
    expect(rotations).toMatchObject([{}, {}, {}, { failedAt: 'revoke' }, { code: 'config' }]);
  });

  it('ends at its signal, in the midst of the overlap too, and says that both keys live', async () => {
    const { clock, run, did } = setUp();
    const ending = new AbortController();
    const onStep = (step: string) => {
      if (step === 'overlap') setImmediate(() => ending.abort());
    };
    const rotation = await run({ overlap: '1h', signal: ending.signal, clock: { ...clock, sleep: forever }, onStep });
    expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'overlap', error: { code: 'aborted' } });
    expect(did).not.toContain('revoke at 0');
    expect(await rejection(run({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' });
  });

  it('refuses options that cannot be used, before a key is made', async () => {
    const { did, run } = setUp();
    for (const wrong of [{ overlap: 'soon' as never }, { patience: -1 }, { checkpoint: 'rotation.json' }]) {
      expect(await rejection(run(wrong))).toMatchObject({ code: 'config' });
    }
    expect(did).toEqual([]);
  });
});

/** Sleeps until it is ended. */
const forever: ReturnType<typeof virtualClock>['sleep'] = (_, { signal } = {}) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

describe('rotateKey with a client', () => {
  const open = (alive: ReadonlySet<string>) => {
    const fetch: FetchLike = async (_, init) =>
      alive.has(new Headers(init?.headers).get('authorization')?.slice(7) ?? '') ? json({}) : json({}, 401);
    const clock = virtualClock();
    const client = createClient(provider(), { apiKey: oldKey, fetch, clock, log: null });
    return { client, clock, call: () => client.call('listThings') };
  };

  it('ruling 29: hands the new key over, and keeps the old one as the backup', async () => {
    const alive = new Set([oldKey, newKey]);
    const { client, clock, call } = open(alive);
    const revoke = () => void alive.delete(oldKey);
    const rotation = await setUp().run({ client, clock, deploy: undefined, verify: call, revoke });
    expect(rotation).toMatchObject({ outcome: 'rotated' });
    await call();
    await client.useKey(oldKey);
    await call();
  });

  it('takes no verification that the backup key had to answer', async () => {
    const alive = new Set([oldKey]);
    const { client, clock, call } = open(alive);
    const revoke = vi.fn();
    const rotation = await setUp().run({ client, clock, verify: call, revoke });
    expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'verify', error: { code: 'unauthorized' } });
    expect(revoke).not.toHaveBeenCalled();
    await call();

    alive.add(newKey);
    expect(rotation.outcome === 'unfinished' && (await rotation.resume())).toMatchObject({ outcome: 'rotated' });
    expect(revoke).toHaveBeenCalledTimes(1);
  });

  it('is refused before a key is made where a function gives the client its keys', async () => {
    const client = createClient(provider(), { apiKey: () => oldKey });
    const { did, run } = setUp({ client });
    expect(await rejection(run())).toMatchObject({
      code: 'config',
      hint: expect.stringContaining('Leave `client` out'),
    });
    expect(did).toEqual([]);
  });

  it('waits with it for a key that the system does not know yet, while other calls go on with the old one', async () => {
    const alive = new Set([oldKey]);
    const { client, clock, call } = open(alive);
    void clock.sleep(8000).then(() => alive.add(newKey));
    expect(await setUp().run({ client, clock, verify: call })).toMatchObject({ outcome: 'rotated' });
  });
});

describe('a checkpoint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-rotate-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets the next run take up a rotation that died at any step: one key, and nothing lost', async () => {
    for (const dying of ['create', 'deploy', 'verify', 'overlap', 'revoke'] as const) {
      const checkpoint = place();
      const { run, clock, did } = setUp();
      const asked: { idempotencyKey: string; startedAt: Date; isRepeated: boolean }[] = [];
      const create: RotateOptions['create'] = (context) => {
        asked.push(context);
        return { secret: newKey, key: { id: 'key_2' } };
      };
      const options = { old: 'key_1', overlap: '1h', checkpoint, create } as const;
      const die = () => new Promise<never>(() => {});
      const dead =
        dying === 'create'
          ? { create: (context: CreateContext) => create(context) && die() }
          : dying === 'overlap'
            ? { clock: { ...clock, sleep: die } }
            : { [dying]: die };
      void run({ ...options, ...dead });
      await vi.waitFor(() => expect(checkpoint.text).toMatch(wait[dying]));
      const steps: string[] = [];
      const rotation = await run({ ...options, onStep: (step) => void steps.push(step) });
      expect(rotation, dying).toMatchObject({ outcome: 'rotated', keyId: 'key_2' });
      expect(rotation.secret.reveal()).toBe(newKey);
      expect(checkpoint.text).toBeNull();
      expect(new Set(asked.map(({ idempotencyKey, startedAt }) => `${idempotencyKey} ${startedAt}`)).size).toBe(1);
      expect(asked.map(({ isRepeated }) => isRepeated)).toEqual(dying === 'create' ? [false, true] : [false]);
      expect(did.filter((each) => each.startsWith('revoke'))).toHaveLength(1);
      expect(steps).toEqual(left[dying]);
    }
  });

  /** What stands in the checkpoint where a step is under way. */
  const wait = {
    create: /"made":null/,
    deploy: /"isVerified":false.*"secret"/,
    verify: /"isVerified":false.*"secret"/,
    overlap: /"isVerified":true/,
    revoke: /"isRevoking":true/,
  };

  const left = {
    create: ['create', 'deploy', 'verify', 'overlap', 'verify', 'revoke'],
    deploy: ['deploy', 'verify', 'overlap', 'verify', 'revoke'],
    verify: ['deploy', 'verify', 'overlap', 'verify', 'revoke'],
    overlap: ['overlap', 'verify', 'revoke'],
    revoke: ['verify', 'revoke'],
  };

  it('waits only for what is left of the overlap', async () => {
    const checkpoint = place();
    const { run, clock } = setUp({ old: 'key_1', overlap: '1h', checkpoint });
    const startMs = clock.now();
    void run({ clock: { ...clock, sleep: () => new Promise(() => {}) } });
    await vi.waitFor(() => expect(checkpoint.text).toContain('"isVerified":true'));
    await clock.sleep(50 * 60_000);
    await run();
    expect(clock.now() - startMs).toBe(3_600_000);
  });

  it('security 13: is handed over as a Secret, and a file of it is its owner’s alone, and goes when it is over', async () => {
    const checkpoint = place();
    await setUp().run({ old: 'key_1', checkpoint });
    expect(inspect(checkpoint.seen, { depth: 9, showHidden: true }) + JSON.stringify(checkpoint.seen)).not.toContain(
      'canary',
    );
    const path = join(folder, 'rotation.json');
    const { run } = setUp({ old: 'key_1', checkpoint: path });
    const rotation = await run({ verify: () => false });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain(newKey);
    expect(rotation.outcome).toBe('unfinished');
    expect(await run({ create: () => expect.unreachable('There is a key already.') })).toMatchObject({
      outcome: 'rotated',
    });
    expect(() => statSync(path)).toThrow(/ENOENT/);
  });

  it('is refused where it is of another key’s rotation, or of none', async () => {
    const checkpoint = place();
    await setUp().run({ old: 'key_1', checkpoint, verify: () => false });
    expect(await rejection(setUp().run({ old: 'key_9', checkpoint }))).toMatchObject({
      code: 'config',
      message: "The checkpoint is of the rotation of 'key_1', which is not over, and not of 'key_9'.",
    });
    for (const text of ['', '{}', 'null', `{"secret":"${newKey}"`, checkpoint.text?.slice(0, -20) ?? '']) {
      const error = await rejection(setUp().run({ old: 'key_1', checkpoint: { ...place(), load: () => text } }));
      expect(error).toMatchObject({ code: 'config', message: 'The checkpoint is none of a rotation.' });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('canary');
    }
  });

  it('is not left where a system said no to a new key, and is where its answer may have been lost', async () => {
    for (const [error, isKept] of [
      [refusal('plan_cap', 409), false],
      [refusal('conflict'), false],
      [refusal('network'), true],
      [new Error('who knows'), true],
    ] as const) {
      const checkpoint = place();
      await rejection(setUp().run({ old: 'key_1', checkpoint, create: () => Promise.reject(error) }));
      expect(checkpoint.text !== null, error.message).toBe(isKept);
    }
  });

  it('that cannot be written stops the rotation before a key is made, and later loses nothing', async () => {
    const { did, run } = setUp({ old: 'key_1' });
    expect(await rejection(run({ checkpoint: join(folder, 'nowhere', 'rotation.json') }))).toMatchObject({
      code: 'config',
    });
    expect(did).toEqual([]);
    const full = place();
    const save = vi
      .fn()
      .mockImplementationOnce(() => {})
      .mockRejectedValueOnce(new Error('disk full'));
    const rotation = await run({ checkpoint: { ...full, save } });
    expect(rotation).toMatchObject({ outcome: 'unfinished', failedAt: 'create', keyId: 'key_2' });
    expect(rotation.outcome === 'unfinished' && (await rotation.resume())).toMatchObject({ outcome: 'rotated' });
    expect(did.filter((each) => each.startsWith('create'))).toHaveLength(1);
  });

  it('ruling 27: is refused where git tracks the file, and git’s leave to commit it is told once', async () => {
    const tree = mkdtempSync(join(tmpdir(), 'latchkey-rotate-'));
    const git = (...args: string[]) => execFileSync('git', ['-C', tree, ...args], { stdio: 'pipe' });
    git('init', '--quiet');
    writeFileSync(join(tree, 'tracked.json'), '');
    git('add', 'tracked.json');
    rmSync(join(tree, 'tracked.json'));
    const { did, run } = setUp({ old: 'key_1' });
    expect(await rejection(run({ checkpoint: join(tree, 'tracked.json') }))).toMatchObject({
      code: 'config',
      message: expect.stringContaining('is tracked by git'),
    });
    expect(did).toEqual([]);
    const warn = vi.fn();
    await run({ checkpoint: join(tree, 'rotation.json'), log: { warn } });
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('add it to .gitignore'));
    rmSync(tree, { recursive: true });
  });
});
