import manifest from '../package.json' with { type: 'json' };
import type { Command } from './command.ts';
import { demo } from './commands/demo.ts';
import { serve } from './commands/serve.ts';
import { commandHelp, help } from './show/help.ts';
import { problemText } from './show/problem.ts';
import { systemIds } from './systems.ts';
import type { Terminal } from './terminal.ts';
import { quoted, UsageError } from './usage-error.ts';

const commands: readonly Command[] = [demo, serve];

/**
 * Runs a command line and says the exit code: 0 when the work is done, 1 when it failed, 2 when the command line cannot
 * be understood. What went wrong is one line on standard error, with what to do about it below.
 */
export const run = async (argv: readonly string[], terminal: Terminal): Promise<number> => {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    terminal.err(problemText(error, { stack: terminal.debug }));
    return error instanceof UsageError ? 2 : 1;
  }
};

const dispatch = async ([word, ...rest]: readonly string[], terminal: Terminal): Promise<number> => {
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
    terminal.out(help(commands, systemIds));
    return word === undefined ? 2 : 0;
  }
  if (word === '--version') {
    terminal.out(`${manifest.version}\n`);
    return 0;
  }
  const command = commands.find(({ name }) => name === word);
  if (!command) {
    const names = commands.map(({ name }) => name).join(', ');
    throw new UsageError(`There is no command ${quoted(word)}.`, `Commands: ${names}. See: latchkey --help`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(commandHelp(command, systemIds));
    return 0;
  }
  return command.run(rest, terminal);
};
