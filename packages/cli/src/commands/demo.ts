import { join } from 'node:path';
import { command } from '../command.ts';
import { openStage, type Scripted } from '../demo/open-stage.ts';
import { type Outcome, outcomeTable } from '../demo/outcome-table.ts';
import { showJob, showJobBriefly } from '../demo/show-job.ts';
import { tightLimit } from '../demo/tight-limit.ts';
import { Failure } from '../failure.ts';
import { ignoreOffer } from '../files/ignore-offer.ts';
import { outputFolder } from '../files/output-folder.ts';
import { indented } from '../show/table.ts';
import { loadSystem, loadSystems } from '../systems.ts';

/** `latchkey demo`: the main job from end to end, over real HTTP and in real time, of one system or of all. */
export const demo = command({
  name: 'demo',
  summary: 'Issue a key, export a long list through a rate limit, and see keys refused.',
  words: ['[system]'],
  options: {
    out: { type: 'string', value: '<folder>', says: 'Where the files go. Default: a new temporary folder.' },
    gitignore: { type: 'boolean', default: false, says: 'Add .env to .gitignore where git does not ignore it.' },
  },
  async run([word], { out, gitignore }, terminal) {
    const scripted = word === undefined ? await allScripted() : [await scriptedSystem(word)];
    const home = await outputFolder(out);
    const ending = new AbortController();
    const stopListening = terminal.onEnd(() => ending.abort());
    const shared = { offerIgnoring: ignoreOffer(home, gitignore), terminal, signal: ending.signal };

    /** Opens a system's stage, shows the job there, and closes it. */
    const perform = async (system: Scripted, folder: string, seconds: number, show: typeof showJob) => {
      const stage = await openStage(system, { ...shared, folder, limit: tightLimit(seconds) });
      try {
        return await show(stage);
      } finally {
        await stage.close();
      }
    };

    try {
      const [only] = scripted;
      if (word !== undefined && only) {
        await perform(only, home, 2, showJob);
        return 0;
      }
      const outcomes: Outcome[] = [];
      for (const system of scripted) {
        outcomes.push(await perform(system, join(home, system.provider.id), 1, showJobBriefly));
      }
      terminal.out(`All systems\n\n${indented(outcomeTable(outcomes))}\n`);
      terminal.out('Step by step, and what the SDK says of each key: latchkey demo <system>\n');
      return 0;
    } catch (cause) {
      if (!ending.signal.aborted) throw cause;
      throw new Failure('The demonstration was ended before it was done.', 'Run it again to see all of it.', { cause });
    } finally {
      stopListening();
    }
  },
});

const scriptedSystem = async (word: string): Promise<Scripted> => {
  const { provider, world } = await loadSystem(word);
  const script = world().demo;
  if (!script) throw new Failure(`${provider.title} has no demonstration.`, `Try: latchkey serve ${provider.id}`);
  return { provider, script };
};

/** Every system that has a demonstration. */
const allScripted = async (): Promise<Scripted[]> => {
  return (await loadSystems()).flatMap(({ provider, world }) => {
    const script = world().demo;
    return script ? [{ provider, script }] : [];
  });
};
