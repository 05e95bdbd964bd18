import { count } from '../show/figures.ts';
import { indented, pairs, table } from '../show/table.ts';
import { type Exported, exportAll } from './export-all.ts';
import { issueKey } from './issue-key.ts';
import { type Outcome, outcomeTable } from './outcome-table.ts';
import { type RefusedKey, refuseKeys } from './refuse-keys.ts';
import type { Stage } from './stage.ts';

/** The main job of one system, step by step, with all that there is to say. */
export const showJob = async (stage: Stage): Promise<Outcome> => {
  const { provider, script, baseUrl, limit, terminal } = stage;
  terminal.out(`1  ${provider.title} is served at ${baseUrl}\n`);
  terminal.out(`   It has ${count(script.list.items)} ${script.list.name}, and allows ${limit.title}.\n\n`);
  terminal.out('2  A key is issued\n\n');
  const issued = await issueKey(stage);
  terminal.out(`\n3  All ${script.list.name} are exported\n\n`);
  const exported = await exportAll(stage, issued.secret);
  terminal.out(indented(`${outcomeTable([{ summary: exported.summary }])}\n${filesOf(exported)}`));
  terminal.out('\n4  Keys that do not work\n\n');
  const refused = await refuseKeys(stage, issued);
  terminal.out(indented(refused.map(refusalBlock).join('\n')));
  return { system: provider.title, summary: exported.summary, keysRefused: refused.length };
};

/** The main job of one system among several, in short. */
export const showJobBriefly = async (stage: Stage): Promise<Outcome> => {
  const { provider, script, baseUrl, terminal } = stage;
  terminal.out(`${provider.title}, served at ${baseUrl}\n\n`);
  const issued = await issueKey(stage);
  terminal.out('\n');
  const exported = await exportAll(stage, issued.secret);
  terminal.out(indented(`\nAll ${count(script.list.items)} ${script.list.name}:\n${filesOf(exported)}\n`));
  const refused = await refuseKeys(stage, issued);
  terminal.out(indented(`${refusalTable(refused)}\n`));
  return { system: provider.title, summary: exported.summary, keysRefused: refused.length };
};

const filesOf = ({ csv, ndjson }: Exported): string => `${csv}\n${ndjson}\n`;

const refusalBlock = ({ title, note, error }: RefusedKey): string => {
  const facts = pairs([
    ['code', error.code],
    ['status', error.status === undefined ? 'none' : String(error.status)],
    ['message', error.message],
    ['hint', error.hint ?? 'none'],
  ]);
  return `${title}${note === undefined ? '' : ` (${note})`}\n${indented(facts, 2)}`;
};

const refusalTable = (refused: readonly RefusedKey[]): string =>
  table([
    ['what does not work', 'status', 'code'],
    ...refused.map(({ title, error }) => [
      title,
      error.status === undefined ? 'none' : String(error.status),
      error.code,
    ]),
  ]);
