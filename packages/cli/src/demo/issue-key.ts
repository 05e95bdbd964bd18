import { type ApiKey, durationMs, envFile, type Secret } from '@latchkey/providers';
import { writeEnvFile } from '../files/env-file.ts';
import { furthestType } from '../furthest-type.ts';
import { keyDialog } from '../show/key-dialog.ts';
import { indented } from '../show/table.ts';
import type { Stage } from './stage.ts';

const name = 'Latchkey demo';

const lifetimeMs = durationMs('90d');

/** Issues the key for the job, shows it once, and writes it to an `.env` file, which the demonstration chooses to do. */
export const issueKey = async ({ provider, server, script, baseUrl, folder, offerIgnoring, terminal }: Stage) => {
  // Where there are no choices of which one is recommended, a key has an end only if it is given one.
  const { kind } = provider.lifecycle.expiry;
  const end = kind === 'date' ? { expires: new Date(server.clock.now() + lifetimeMs) } : {};
  const issued: { key: ApiKey; secret: Secret } = await server.keys.issue({
    name,
    scopes: script.scopes,
    ...furthestType(provider),
    ...end,
  });
  const text = envFile(provider, { secret: issued.secret.reveal(), name, baseUrl });
  const { path, ignoreIt } = await writeEnvFile(folder, text);
  const dialog = keyDialog(issued, provider, [
    `It is kept in the .env file below; from now on only ${issued.key.mask} is shown.`,
  ]);
  terminal.out(indented(`${dialog}Written to ${path} (readable by you only).\n`));
  if (ignoreIt) terminal.out(indented(await offerIgnoring()));
  return issued;
};
