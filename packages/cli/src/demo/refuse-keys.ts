import type { ApiKey, KeyFormat, Secret } from '@latchkey/providers';
import type { DemoCall } from '@latchkey/reference-server';
import { LatchkeyError } from '@latchkey/sdk';
import { Failure } from '../failure.ts';
import { furthestType } from '../furthest-type.ts';
import type { Stage } from './stage.ts';

/** A key that does not work, and what the SDK makes of it. */
export interface RefusedKey {
  readonly title: string;
  /** What else there is to know of it. */
  readonly note?: string;
  readonly error: LatchkeyError;
}

/**
 * Tries each way in which a key is refused. The issued key has expired afterwards.
 * @throws Failure when one of them is let in.
 */
export const refuseKeys = async (
  stage: Stage,
  { key, secret }: { readonly key: ApiKey; readonly secret: Secret },
): Promise<RefusedKey[]> => {
  const { server, provider, script } = stage;
  const { list, beyond, scopes } = script;
  const leaked = await server.keys.issue({ name: 'Latchkey demo, leaked', scopes, ...furthestType(provider) });
  await server.keys.revoke(leaked.key.id);

  const refused: RefusedKey[] = [];
  const show = async (given: Secret | string, call: DemoCall, title: string, note?: string) => {
    const error = await refusalOf(stage, given, call);
    if (!error) throw new Failure(`${title}: it was let in.`, 'This is a fault of Latchkey. Please report it.');
    refused.push(note === undefined ? { title, error } : { title, note, error });
  };
  const lacking = provider.access.kind === 'none' ? 'A key that does not reach so far' : 'A key without the scope';
  if (beyond) await show(secret, beyond, lacking);
  await show(leaked.secret, list, 'A revoked key');
  await show(mistyped(provider.keyFormat, secret.reveal()), list, 'A mangled key', 'one character mistyped');
  await show(key.mask, list, 'A masked key', 'copied from a list of keys; nothing is sent');
  if (key.expiresAt) {
    server.clock.jumpTo(key.expiresAt.getTime());
    await show(secret, list, 'An expired key', `the server's clock was put to ${key.expiresAt.toISOString()}`);
  }
  return refused;
};

const refusalOf = async (
  { client, signal }: Stage,
  secret: Secret | string,
  { operation, path, body }: DemoCall,
): Promise<LatchkeyError | null> => {
  try {
    await client(secret).call(operation, { path, body }, { signal });
    return null;
  } catch (error) {
    if (error instanceof LatchkeyError && error.code !== 'aborted') return error;
    throw error;
  }
};

/** The key with another last character. */
const mistyped = ({ body: { alphabet } }: KeyFormat, text: string): string =>
  text.slice(0, -1) + (text.endsWith(alphabet.charAt(0)) ? alphabet.charAt(1) : alphabet.charAt(0));
