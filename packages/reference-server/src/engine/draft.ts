import type { Expiry } from '@latchkey/providers';
import type { ActContext, Keeper } from './actor.ts';
import { checkScopes } from './authority.ts';
import type { EngineContext } from './context.ts';
import { checkLimits, keptLimits, noLimits } from './key-limits.ts';
import { type Refused, refused } from './problem.ts';

/** What is asked of a new key. Keys do not issue keys: no document lets them. */
export interface KeyRequest extends ActContext<Keeper> {
  /** For people; 1 to 255 characters, not all blank. */
  readonly name: string;
  /** At most 2000 characters. */
  readonly description?: string | null | undefined;
  readonly scopes: readonly string[];
  /** The first moment at which the key is dead, in epoch milliseconds; null is never. */
  readonly expiresAt: number | null;
  /** Quotas of the key's own, by the id of a limit (ruling 18); none, unless told. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** The server's own, unless told; null where the format has none. */
  readonly environment?: string | null | undefined;
  /** The acting person's owner, unless told; the system must tell it. */
  readonly owner?: string | undefined;
  /** A random one, unless told. */
  readonly id?: string | undefined;
}

/** A request that may be granted. */
export interface Draft {
  readonly name: string;
  readonly description: string | null;
  readonly scopes: readonly string[];
  readonly owner: string;
  readonly environment: string | null;
  readonly limits: Readonly<Record<string, number>>;
  readonly expiresAtMs: number | null;
}

/** Checks a request against what the system declares and the actor may; nothing is written. */
export const draftOf = (context: EngineContext, request: KeyRequest, nowMs: number): Draft | Refused => {
  const { provider, settings } = context;
  const { actor, name, description = null, scopes, limits = noLimits, expiresAt } = request;
  const owner = request.owner ?? (actor.kind === 'person' ? actor.owner : undefined);
  const environment = request.environment ?? (provider.keyFormat.environments === null ? null : settings.environment);
  const problem =
    checkName(name) ??
    checkDescription(description) ??
    checkScopes(provider.access, actor, scopes) ??
    checkLimits(context, actor, limits) ??
    checkExpiry(provider.lifecycle.expiry, expiresAt, nowMs) ??
    checkEnvironment(provider.keyFormat.environments, environment) ??
    checkId(request.id);
  if (problem !== null) return problem;
  if (owner === undefined || owner === '') return refused('invalid', 'Say whose key it is to be.', 'owner');
  if (!mayOwn(actor, owner)) return refused('beyond_authority', 'You can issue keys for yourself only.', 'owner');
  return {
    name,
    description,
    scopes: [...new Set(scopes)],
    owner,
    environment,
    limits: keptLimits(limits),
    expiresAtMs: expiresAt,
  };
};

/** Refuses a name that is blank or too long; null where it will do. */
export const checkName = (name: string): Refused | null => {
  if (typeof name !== 'string' || name.trim() === '') return refused('invalid', 'Give the key a name.', 'name');
  return name.length <= longestName
    ? null
    : refused('invalid', `The name has ${name.length} characters. Use at most ${longestName}.`, 'name');
};

/** Refuses a description that is no text or too long; null where it will do. */
export const checkDescription = (description: string | null): Refused | null => {
  if (description === null) return null;
  if (typeof description !== 'string') return refused('invalid', 'Give a text as description, or null.', 'description');
  return description.length <= longestDescription
    ? null
    : refused(
        'invalid',
        `The description has ${description.length} characters. Use at most ${longestDescription}.`,
        'description',
      );
};

const longestName = 255;
const longestDescription = 2000;
/** The last moment that a `Date` can hold. */
const endOfTimeMs = 8.64e15;

const checkExpiry = (expiry: Expiry, expiresAtMs: number | null, nowMs: number): Refused | null => {
  if (expiresAtMs === null) {
    return expiry.kind !== 'choices' || expiry.choices.includes('never')
      ? null
      : refused('invalid', `Keys of this system expire. Choose one of: ${expiry.choices.join(', ')}.`, 'expiresAt');
  }
  if (expiry.kind === 'none') {
    return refused('invalid', 'Keys of this system do not expire. Leave the expiry out.', 'expiresAt');
  }
  if (!Number.isSafeInteger(expiresAtMs) || expiresAtMs > endOfTimeMs) {
    return refused('invalid', 'The expiry is no moment in epoch milliseconds.', 'expiresAt');
  }
  return expiresAtMs > nowMs ? null : refused('invalid', 'The expiry is past. Choose a later moment.', 'expiresAt');
};

const checkEnvironment = (environments: readonly string[] | null, environment: string | null): Refused | null => {
  if (environments === null) {
    return environment === null
      ? null
      : refused('invalid', 'Keys of this system have no environment. Leave it out.', 'environment');
  }
  return environment !== null && environments.includes(environment)
    ? null
    : refused('invalid', `Choose the environment: ${environments.join(' or ')}.`, 'environment');
};

export const checkId = (id: string | undefined): Refused | null =>
  id === undefined || /^[\w.:-]{1,64}$/.test(id)
    ? null
    : refused('invalid', 'An id has 1 to 64 letters, digits and the signs _ . : -', 'id');

const mayOwn = (actor: Keeper, owner: string): boolean => actor.kind === 'system' || actor.owner === owner;
