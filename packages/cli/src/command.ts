import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** An option as Node's `parseArgs` takes it, and what `--help` says of it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  /** What stands for the value in `--help`, such as `<folder>`. */
  readonly value?: string;
  readonly says: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values of a command's options by their name. */
export type Values<Options extends OptionSpecs> = {
  readonly [K in keyof Options]:
    | (Options[K]['type'] extends 'boolean' ? boolean : string)
    | (Options[K] extends { readonly default: unknown } ? never : undefined);
};

/** What a command is made of. */
export interface CommandSpec<Options extends OptionSpecs> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The words after the command's name, such as `[system]`. */
  readonly words: readonly string[];
  readonly options: Options;
  /** Does the work and says the exit code. Throws `UsageError`, `Failure` or an error of the SDK. */
  run(words: readonly string[], values: Values<Options>, terminal: Terminal): Promise<number>;
}

/** A command that is ready to be called with the rest of the command line. */
export interface Command extends Omit<CommandSpec<OptionSpecs>, 'run'> {
  run(argv: readonly string[], terminal: Terminal): Promise<number>;
}

/** Makes a command: reads its words and options, and refuses what it does not know. */
export const command = <const Options extends OptionSpecs>(spec: CommandSpec<Options>): Command => ({
  ...spec,
  run: (argv, terminal) => {
    const { positionals, values } = read(spec, argv);
    if (positionals.length > spec.words.length) {
      throw new UsageError(
        `'latchkey ${spec.name}' takes ${spec.words.length === 0 ? 'no words' : `no more than ${spec.words.join(' ')}`}.`,
        `See: latchkey ${spec.name} --help`,
      );
    }
    return spec.run(positionals, values, terminal);
  },
});

const read = <Options extends OptionSpecs>(
  { name, options }: CommandSpec<Options>,
  argv: readonly string[],
): { positionals: string[]; values: Values<Options> } => {
  try {
    const specs: OptionSpecs = options;
    const { positionals, values } = parseArgs({ args: [...argv], options: specs, allowPositionals: true });
    refuseBlank(values);
    // parseArgs gives each option's value its declared type, but says so only of a literal, not of a type parameter.
    return { positionals, values: values as Values<Options> };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/);
    const known = Object.keys(options).map((option) => `--${option}`);
    throw new UsageError(`${message}.`, `Options of 'latchkey ${name}': ${[...known, '--help'].join(', ')}.`);
  }
};

/** An empty value is what is left of a variable that was never set, and to a host or a folder it would mean another place. */
const refuseBlank = (values: Readonly<Record<string, unknown>>): void => {
  for (const [option, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.trim() === '') {
      throw new UsageError(`'--${option}' has an empty value.`, 'Give it a value, or leave the option out.');
    }
  }
};
