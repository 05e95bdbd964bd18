import { formatKey, isSecret, maskKey } from '@latchkey/providers';
import type { Actor, Keeper } from '../../../src/engine/actor.ts';
import { plainDigest } from '../../../src/engine/digest/plain.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { after, type MaybePromise } from '../../../src/maybe-promise.ts';
import { asking, operation, system } from '../fixture.ts';
import { type Act, type Answer, type Keeper as Name, successorOf, type Who } from './act.ts';
import { homes } from './authority.ts';
import type { Names } from './names.ts';
import { digestsOf, reachOf, type System } from './systems.ts';
import { done, type Made, type Result, told } from './told.ts';

/** Whom an act is asked of. */
export interface Asked {
  readonly engine: Engine;
  readonly names: Names;
  readonly system: System;
}

/** An act as it can be asked now: what it makes is named, and `#3` is the fourth key or secret that is known. */
export const askable = (act: Act, { ids, secrets }: Names, makes: string): Act => {
  if (act.kind === 'advance') return act;
  const by = 'by' in act && act.by.startsWith('key:#') ? { by: `key:${known(ids, act.by.slice(4))}` } : {};
  const id = 'id' in act ? { id: known(ids, act.id) } : {};
  const secret = 'secret' in act ? { secret: act.secret === '' ? makes : known(secrets, act.secret) } : {};
  return { ...act, ...by, ...id, ...secret } as Act;
};

const known = (names: ReadonlyMap<string, string>, name: string): string =>
  name.startsWith('#') ? ([...names.keys()][Number(name.slice(1)) % names.size] ?? 'nobody') : name;

/**
 * Asks an engine for an act, and notes what is named by it. What it answers is told in names, which may be known only when
 * everybody is answered.
 */
export const ask = (asked: Asked, act: Act, nowMs: number): MaybePromise<() => Answer> =>
  after(answered(asked, act, nowMs), (result) => {
    const { names } = asked;
    if ('ok' in result && 'key' in result) note(names, act, result);
    return () => told(result, names);
  });

const note = ({ ids, secrets, made }: Names, act: Act, { key, secret, isReplayed }: Made): void => {
  if ('secret' in act && isSecret(secret) && !isReplayed) secrets.set(act.secret, secret.reveal());
  if (!makes.has(act.kind) || !('id' in act)) return;
  const name = act.kind === 'rotate' ? successorOf(act.id) : act.id;
  ids.set(name, key.id);
  made.set(name, key);
  if (act.kind === 'import' || act.kind === 'adopt') secrets.set(act.secret, importedText(act.secret));
};

const makes: ReadonlySet<string> = new Set(['issue', 'import', 'adopt', 'rotate']);

const answered = ({ engine, names, system: asked }: Asked, act: Act, nowMs: number): MaybePromise<Result> => {
  const { ids, secrets } = names;
  const actor = actorOf('by' in act ? act.by : 'system', names);
  const reach = asked.isBound && 'place' in act ? { reach: reachOf(act.place) } : {};
  const idempotencyKey = 'once' in act && act.once !== undefined ? { idempotencyKey: onceTexts[act.once] } : {};
  const id = 'id' in act ? (ids.get(act.id) ?? act.id) : '';
  switch (act.kind) {
    case 'issue':
    case 'import': {
      const { owner, name, scopes, lifeMs } = act;
      const request = { actor, id, owner, name, scopes, ...reach, expiresAt: lifeMs === null ? null : nowMs + lifeMs };
      if (act.kind === 'issue') return engine.issue({ ...request, ...idempotencyKey });
      return engine.importKey({ ...request, secret: importedText(act.secret) });
    }
    case 'adopt': {
      const { owner, name, scopes, lifeMs } = act;
      const text = importedText(act.secret);
      const [digest, mask] = [plainDigest().digest(text), maskKey(system.keyFormat, text)];
      const expiresAt = lifeMs === null ? null : new Date(nowMs + lifeMs);
      const fixed = { limits: {}, createdAt: new Date(nowMs), revokedAt: null, lastUsedAt: null };
      return engine.adopt({
        actor: installation,
        record: { id, owner, name, scopes, digest, mask, expiresAt, ...reach, ...fixed },
      });
    }
    case 'bury': {
      const text = secrets.get(act.secret) ?? importedText(act.secret);
      const { present } = digestsOf(asked);
      const dead = { keyId: 'elsewhere', reason: 'revoked', atMs: nowMs } as const;
      const tombstones = [...present.earlier(text), present.digest(text)].map((digest) => ({ ...dead, digest }));
      return after(engine.bury({ actor: installation, tombstones }), done);
    }
    case 'revokeLeaked': {
      const text = secrets.get(act.secret) ?? importedText(act.secret);
      return engine.revokeLeaked({ actor: keeperOf(act.by), text });
    }
    case 'update': {
      const { name, scopes, ifVersion } = act;
      return engine.update({ actor, id, ifVersion, ...(name && { name }), ...(scopes && { scopes }) });
    }
    case 'regenerate':
      return engine.regenerate({ actor, id, ifVersion: act.ifVersion, ...idempotencyKey });
    case 'rotate':
      return engine.rotate({ actor, id, ifVersion: act.ifVersion, overlapMs: act.overlapMs, ...idempotencyKey });
    case 'disable':
      return engine.disable({ actor, id });
    case 'enable':
      return engine.enable({ actor, id });
    case 'revoke':
      return engine.revoke({ actor, id });
    case 'revokeLineage':
      return engine.revokeLineage({ actor, id });
    case 'get':
      return engine.get({ actor, id });
    case 'list':
      return engine.list({ actor, status: act.status, limit: 100 });
    case 'setPlan':
      return after(engine.setPlan({ actor: installation, owner: act.owner, plan: 'only', keys: act.keys }), done);
    case 'verify': {
      const text = secrets.get(act.secret) ?? importedText('unknown');
      const organization = asked.isBound ? act.place : null;
      const request = asking(text, { cost: act.cost, organization, operation: operation({ scopes: [[act.needs]] }) });
      return after(engine.verify(request), (decision) =>
        after(engine.record(decision, { status: decision.allowed ? 200 : 400 }), () => decision),
      );
    }
    case 'advance':
      return { ok: true };
  }
};

/** The text of a secret that is imported: it can be known before. */
const importedText = (name: string): string =>
  formatKey(system.keyFormat, { environment: 'live', body: name.padEnd(32, 'x') });

const installation = { kind: 'system' } as const;

const keeperOf = (who: Name): Keeper =>
  who === 'system' ? installation : { kind: 'person', id: who, owner: who, scopes: 'all', organizations: [homes[who]] };

/** A key comes with more than it has: what it may is asked of it as it is. */
const actorOf = (who: Who, { ids, made }: Names): Actor => {
  if (!isKey(who)) return keeperOf(who);
  const name = who.slice(4);
  const { owner, reach } = made.get(name) ?? { owner: 'ada', reach: null };
  return { kind: 'key', id: ids.get(name) ?? name, owner, environment: 'live', reach, scopes: ['*'] };
};

const isKey = (who: Who): who is `key:${string}` => who.startsWith('key:');

/** Idempotency-Keys by their names. */
const onceTexts: Readonly<Record<string, string>> = {
  x: '0191f2a4-7c1e-4b7a-9d3e-5f6a7b8c9d0e',
  y: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
};
