import type { Command } from '../command.ts';
import { indented, pairs } from './table.ts';

/** `latchkey --help`. */
export const help = (commands: readonly Command[], systems: readonly string[]): string =>
  [
    'Usage: latchkey <command> [options]\n',
    'Commands:',
    indented(pairs(commands.map((command) => [heading(command), command.summary])), 2),
    'Options:',
    indented(pairs([...common, ['--version', 'Say which version this is.']]), 2),
    `Systems: ${systems.join(', ')}`,
    'With LATCHKEY_DEBUG=1 in the environment, an error shows where it came from.\n',
  ].join('\n');

/** `latchkey <command> --help`. */
export const commandHelp = (command: Command, systems: readonly string[]): string => {
  const options = Object.entries(command.options).map(
    ([name, { value, says, default: preset }]): readonly [string, string] => [
      value ? `--${name} ${value}` : `--${name}`,
      typeof preset === 'string' ? `${says} Default: ${preset}.` : says,
    ],
  );
  return [
    `Usage: latchkey ${heading(command)} [options]\n`,
    `${command.summary}\n`,
    'Options:',
    indented(pairs([...options, ...common]), 2),
    `Systems: ${systems.join(', ')}\n`,
  ].join('\n');
};

const common: readonly (readonly [string, string])[] = [['--help', 'Say what is possible.']];

const heading = ({ name, words }: Command): string => [name, ...words].join(' ');
