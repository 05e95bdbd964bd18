import type { ApiKey, KeyFormat, Secret } from '@latchkey/providers';
import type { DemoCall } from '@latchkey/reference-server';
import { LatchkeyError } from '@latchkey/sdk';
import { Failure } from '../failure.ts';
import { indented, pairs } from '../show/table.ts';
import type { Stage } from './stage.ts';

/** Shows what the SDK makes of each way in which a key is refused. The issued key has expired afterwards. */
export const showRefusals = async (
  stage: Stage,
  { key, secret }: { readonly key: ApiKey; readonly secret: Secret },
): Promise<void> => {
  const { server, provider, script } = stage;
  const { list, beyond, scopes } = script;

  if (beyond) await show(stage, 'A key without the scope', secret, beyond);
  const leaked = await server.keys.issue({ name: 'Latchkey demo, leaked', scopes });
  await server.keys.revoke(leaked.key.id);
  await show(stage, 'A revoked key', leaked.secret, list);
  await show(stage, 'A mangled key (one character mistyped)', mistyped(provider.keyFormat, secret.reveal()), list);
  await show(stage, 'A masked key (copied from a list of keys; nothing is sent)', key.mask, list);
  if (key.expiresAt) {
    server.clock.jumpTo(key.expiresAt.getTime());
    await show(stage, `An expired key (the server's clock was put to ${key.expiresAt.toISOString()})`, secret, list);
  }
};

const show = async (stage: Stage, title: string, secret: Secret | string, call: DemoCall): Promise<void> => {
  const error = await refusalOf(stage, secret, call);
  if (!error) throw new Failure(`${title}: it was let in.`, 'This is a fault of Latchkey. Please report it.');
  const facts = pairs([
    ['code', error.code],
    ['status', error.status === undefined ? 'none' : String(error.status)],
    ['message', error.message],
    ['hint', error.hint ?? 'none'],
  ]);
  stage.terminal.out(indented(`${title}\n${indented(facts, 2)}\n`));
};

const refusalOf = async (
  { client, signal }: Stage,
  secret: Secret | string,
  { operation, path }: DemoCall,
): Promise<LatchkeyError | null> => {
  try {
    await client(secret).list(operation, { path }).firstPage({ signal });
    return null;
  } catch (error) {
    if (error instanceof LatchkeyError && error.code !== 'aborted') return error;
    throw error;
  }
};

/** The key with another last character. */
const mistyped = ({ body: { alphabet } }: KeyFormat, text: string): string =>
  text.slice(0, -1) + (text.endsWith(alphabet.charAt(0)) ? alphabet.charAt(1) : alphabet.charAt(0));
