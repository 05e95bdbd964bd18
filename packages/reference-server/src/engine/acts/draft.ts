import { type Expiry, type KeyReach, keyEnvironmentOf, lastExpiryMs } from '@latchkey/providers';
import type { ActContext, Actor } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import { checkLimits, keptLimits, noLimits } from '../keys/key-limits.ts';
import { type ReachRequest, reachOf } from '../keys/key-reach.ts';
import { type Refused, refused } from '../problem.ts';
import { checkScopes } from './authority.ts';
import type { Idempotent } from './issued.ts';
import { checkNoKey } from './no-key.ts';

/** What is asked of a new key. Whether a system's keys may issue others is its document's business: it has such an operation or not. */
export interface KeyRequest extends ActContext, Idempotent {
  /** For people; 1 to 255 characters, not all blank, and no key among them. */
  readonly name: string;
  /** At most 2000 characters, and no key among them. */
  readonly description?: string | null | undefined;
  readonly scopes: readonly string[];
  /** The first moment at which the key is dead, in epoch milliseconds; null is never. */
  readonly expiresAt: number | null;
  /** Quotas of the key's own, by the id of a limit (ruling 18); none, unless told. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** How far the key is to reach, where the system binds its keys: nothing elsewhere. */
  readonly reach?: ReachRequest | undefined;
  /** What the key's text names: the server's own, unless told or given by its reach (ruling 6); null where the format has none. */
  readonly environment?: string | null | undefined;
  /** The acting person's or key's owner, unless told; the system must tell it. At most 255 characters. */
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
  readonly reach: KeyReach | null;
  readonly limits: Readonly<Record<string, number>>;
  readonly expiresAtMs: number | null;
}

/** Checks a request against what the system declares and the actor may; nothing is written. */
export const draftOf = (context: EngineContext, request: KeyRequest, nowMs: number): Draft | Refused => {
  const { provider, settings } = context;
  const { actor, name, description = null, scopes, limits = noLimits, expiresAt } = request;
  const owner = request.owner ?? (actor.kind === 'system' ? '' : actor.owner);
  const { environments } = provider.keyFormat;
  const reaching = reachOf(provider.binding, actor, request.reach);
  if ('problem' in reaching) return reaching;
  const { reach } = reaching;
  const ofReach = provider.binding && reach ? keyEnvironmentOf(provider.binding, environments, reach) : null;
  const environment = request.environment ?? ofReach ?? (environments === null ? null : settings.environment);
  const problem =
    checkName(name) ??
    checkDescription(description) ??
    checkScopes(provider.access, actor, scopes) ??
    checkLimits(context, actor, limits) ??
    checkExpiry(provider.lifecycle.expiry, expiresAt, nowMs) ??
    checkEnvironment(environments, environment) ??
    checkOfReach(ofReach, environment) ??
    checkId(request.id) ??
    checkOwner(owner) ??
    checkNoKey(provider.keyFormat, { name, description, owner, id: request.id, ...placesOf(reach) });
  if (problem !== null) return problem;
  if (!mayOwn(actor, owner)) return refused('beyond_authority', 'You can issue keys for yourself only.', 'owner');
  return {
    name,
    description,
    scopes: [...new Set(scopes)],
    owner,
    environment,
    reach,
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

/** Refuses an owner who is nobody or whose name is too long; null where it will do. */
export const checkOwner = (owner: string): Refused | null => {
  if (typeof owner !== 'string' || owner === '') return refused('invalid', 'Say whose key it is to be.', 'owner');
  return owner.length <= longestName
    ? null
    : refused('invalid', `The owner has ${owner.length} characters. Use at most ${longestName}.`, 'owner');
};

const placesOf = (reach: KeyReach | null) => ({
  'reach.organization': reach?.organization,
  'reach.environment': reach?.environment,
});

const longestName = 255;
const longestDescription = 2000;

const checkExpiry = (expiry: Expiry, expiresAtMs: number | null, nowMs: number): Refused | null => {
  if (expiresAtMs === null) {
    return expiry.kind !== 'choices' || expiry.choices.includes('never')
      ? null
      : refused('invalid', `Keys of this system expire. Choose one of: ${expiry.choices.join(', ')}.`, 'expiresAt');
  }
  if (expiry.kind === 'none') {
    return refused('invalid', 'Keys of this system do not expire. Leave the expiry out.', 'expiresAt');
  }
  if (!Number.isSafeInteger(expiresAtMs)) return refused('invalid', 'The expiry is no moment.', 'expiresAt');
  if (expiresAtMs > lastExpiryMs) {
    return refused('invalid', 'The expiry lies beyond the year 9999. Choose 9999-12-30 or earlier.', 'expiresAt');
  }
  return expiresAtMs > nowMs ? null : refused('invalid', 'The expiry is past. Choose a later moment.', 'expiresAt');
};

/** Refuses an environment that the format does not name; null where it will do. */
export const checkEnvironment = (
  environments: readonly string[] | null,
  environment: string | null,
): Refused | null => {
  if (environments === null) {
    return environment === null
      ? null
      : refused('invalid', 'Keys of this system have no environment. Leave it out.', 'environment');
  }
  return environment !== null && environments.includes(environment)
    ? null
    : refused('invalid', `Choose the environment: ${environments.join(' or ')}.`, 'environment');
};

/** A key for one environment of an organisation is told by its text (ruling 6). */
const checkOfReach = (ofReach: string | null, environment: string | null): Refused | null =>
  ofReach === null || ofReach === environment
    ? null
    : refused('invalid', `Keys for this environment are '${ofReach}' ones. Leave the other out.`, 'environment');

export const checkId = (id: string | undefined): Refused | null =>
  id === undefined || /^[\w.:-]{1,64}$/.test(id)
    ? null
    : refused('invalid', 'An id has 1 to 64 letters, digits and the signs _ . : -', 'id');

const mayOwn = (actor: Actor, owner: string): boolean => actor.kind === 'system' || actor.owner === owner;
