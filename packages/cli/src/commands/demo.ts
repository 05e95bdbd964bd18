import { createReferenceServer } from '@latchkey/reference-server';
import { createClient } from '@latchkey/sdk';
import { baseUrlAt } from '../base-url.ts';
import { command } from '../command.ts';
import { exportAll } from '../demo/export-all.ts';
import { issueKey } from '../demo/issue-key.ts';
import { jumpingClock } from '../demo/jumping-clock.ts';
import { showRefusals } from '../demo/show-refusals.ts';
import type { Stage } from '../demo/stage.ts';
import { tightLimit } from '../demo/tight-limit.ts';
import { Failure } from '../failure.ts';
import { outputFolder } from '../files/output-folder.ts';
import { openDoor } from '../open-door.ts';
import { count } from '../show/figures.ts';
import { loadSystem } from '../systems.ts';

/** `latchkey demo`: the main job from end to end, over real HTTP and in real time. */
export const demo = command({
  name: 'demo',
  summary: 'Issue a key, export a long list through a rate limit, and see keys refused.',
  words: ['[system]'],
  options: {
    out: { type: 'string', value: '<folder>', says: 'Where the files go. Default: a new temporary folder.' },
    gitignore: { type: 'boolean', default: false, says: 'Add .env to .gitignore where git does not ignore it.' },
  },
  async run([word], { out, gitignore }, terminal) {
    const { provider, world } = await loadSystem(word);
    const script = world().demo;
    if (!script) throw new Failure(`${provider.title} has no demonstration.`, `Try: latchkey serve ${provider.id}`);

    const clock = jumpingClock();
    const server = createReferenceServer(provider, { clock, world: script.world(), limits: [tightLimit] });
    const http = await openDoor(server, { port: 0, host: '127.0.0.1' });
    const ending = new AbortController();
    const stopListening = terminal.onEnd(() => ending.abort());
    try {
      const baseUrl = baseUrlAt(http.url, provider);
      const client: Stage['client'] = (apiKey) => createClient(provider, { apiKey, baseUrl });
      const folder = await outputFolder(out);
      const signal = ending.signal;
      const stage: Stage = {
        provider,
        server,
        script,
        baseUrl,
        folder,
        mayIgnore: gitignore,
        terminal,
        signal,
        client,
      };

      terminal.out(`1  ${provider.title} is served at ${baseUrl}\n`);
      terminal.out(`   It has ${count(script.list.items)} ${script.list.name}, and allows ${tightLimit.title}.\n\n`);
      terminal.out('2  A key is issued\n\n');
      const issued = await issueKey(stage);
      terminal.out(`\n3  All ${script.list.name} are exported\n\n`);
      await exportAll(stage, issued.secret);
      terminal.out('\n4  Keys that do not work\n\n');
      await showRefusals(stage, issued);
      return 0;
    } catch (cause) {
      if (!ending.signal.aborted) throw cause;
      throw new Failure('The demonstration was ended before it was done.', 'Run it again to see all of it.', { cause });
    } finally {
      stopListening();
      await http.close();
    }
  },
});
