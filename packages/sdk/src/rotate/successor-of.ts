import { type ExpiryChoice, expiresAtMs } from '@latchkey/providers';
import type { ManagedKey } from '@latchkey/providers/latchkey';
import type { Latchkey, NewKey, NewKeyForm } from '../systems/latchkey.ts';
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
    const { fields } = await latchkey.system({ signal });
    const offered = new Set(fields.map(({ field }) => field as string));
    const choices = fields.find(({ field }) => field === 'expires')?.options?.map(({ value }) => value) ?? null;
    const form: NewKeyForm = {
      name: key.name,
      ...(key.description === null ? {} : { description: key.description }),
      scopes: key.scopes,
      ...(Object.keys(key.limits).length > 0 ? { limits: key.limits } : {}),
      ...reachOf(key, offered),
      ...(offered.has('expires') ? { expires: lifeOf(key, choices, startedAt) } : {}),
    };
    return latchkey.keys.issue({ ...form, ...changes }, { idempotencyKey, signal });
  },
  revoke: (_, { signal }) => latchkey.keys.revoke(old, { signal }),
});

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
