import { type ExpiryChoice, expiresAtMs } from '@latchkey/providers';
import type { ManagedKey } from '@latchkey/providers/latchkey';
import { configError } from '../core/error/config-error.ts';
import type { Latchkey, ManagedSystem, NewKey, NewKeyForm } from '../systems/latchkey.ts';
import type { CreateContext, StepContext } from './options.ts';

/** The first and the last step of a rotation, through the people's plane. */
export interface Successor {
  /** The key that goes. */
  readonly old: string;
  create(context: CreateContext): Promise<NewKey>;
  revoke(old: string, context: StepContext): Promise<ManagedKey>;
}

/** What the successor is to have otherwise than the old key. */
export type SuccessorChanges = Partial<NewKeyForm>;

/**
 * A key's successor, by the client of the people's plane: with its name, scopes, reach, quotas and length of life, unless told. Spread it
 * into the options of `rotateKey`. The old key is read when the new one is made.
 */
export const successorOf = (
  latchkey: Pick<Latchkey, 'keys' | 'system'>,
  old: string,
  changes: SuccessorChanges = {},
): Successor => ({
  old,
  async create({ idempotencyKey, startedAt, signal }) {
    const key = await latchkey.keys.get(old, { signal });
    const { fields, permissions } = await latchkey.system({ signal });
    const offered: ReadonlySet<string> = new Set(fields.map(({ field }) => field));
    const choices = fields.find(({ field }) => field === 'expires')?.options?.map(({ value }) => value) ?? null;
    const form: NewKeyForm = {
      name: key.name,
      ...(key.description !== null && offered.has('description') ? { description: key.description } : {}),
      ...(changes.permissions === undefined ? grantOf(key, offered, permissions) : {}),
      ...limitsOf(key, offered),
      ...reachOf(key, offered),
      ...(offered.has('expires') ? { expires: lifeOf(key, choices, startedAt) } : {}),
    };
    return latchkey.keys.issue({ ...form, ...changes }, { idempotencyKey, signal });
  },
  revoke: (_, { signal }) => latchkey.keys.revoke(old, { signal }),
});

/** The same scopes, or the permissions that stand for them where the system's form asks for those. */
const grantOf = (
  { scopes }: ManagedKey,
  offered: ReadonlySet<string>,
  permissions: ManagedSystem['permissions'],
): Partial<NewKeyForm> => {
  if (!offered.has('permissions')) return offered.has('scopes') ? { scopes } : {};
  const within = permissions.filter((each) => each.scopes.every((scope) => scopes.includes(scope)));
  const covered = new Set(within.flatMap((each) => each.scopes));
  if (scopes.every((scope) => covered.has(scope))) return { permissions: within.map(({ name }) => name) };
  throw configError(
    'The scopes of the old key are none that permissions of the form stand for.',
    `Say which permissions its successor is to have, as { permissions: [...] }. There are: ${permissions.map(({ name }) => name).join(', ')}.`,
  );
};

/** Quotas of its own, as far as the form asks for them. */
const limitsOf = ({ limits }: ManagedKey, offered: ReadonlySet<string>): Partial<NewKeyForm> => {
  const kept = Object.entries(limits).filter(([id]) => offered.has(`limits.${id}`));
  return kept.length > 0 ? { limits: Object.fromEntries(kept) } : {};
};

/** Only what the system's form asks for. */
const reachOf = ({ reach, environment }: ManagedKey, offered: ReadonlySet<string>): Partial<NewKeyForm> => {
  if (reach === null) return environment !== null && offered.has('environment') ? { environment } : {};
  return {
    type: reach.type,
    ...(reach.organization === null ? {} : { organization: reach.organization }),
    ...(reach.environment === null ? {} : { environment: reach.environment }),
    ...(environment !== null && offered.has('keyEnvironment') ? { keyEnvironment: environment } : {}),
  };
};

/** As long as the old key's, from the rotation on; of choices the one that it was made with, else what is recommended. */
const lifeOf = (
  { createdAt, expiresAt }: ManagedKey,
  choices: readonly string[] | null,
  startedAt: Date,
): Date | string | null => {
  if (choices === null) {
    if (expiresAt === null) return 'never';
    return new Date(startedAt.getTime() + (expiresAt.getTime() - createdAt.getTime()));
  }
  const same = choices.find(
    (choice) => expiresAtMs(choice as ExpiryChoice, createdAt.getTime()) === (expiresAt?.getTime() ?? null),
  );
  return same ?? null;
};
