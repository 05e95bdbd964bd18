import type { ClientHalf } from '@latchkey/providers';
import { configError } from '../error/config-error.ts';
import type { Input } from './request-url.ts';

/** Options of a surface that stand in the path of its operations, by the name of the path parameter. */
export type PathOptions = Readonly<Record<string, { readonly option: string; readonly value: string | undefined }>>;

/**
 * Fills path parameters of every call with what a client was made for; what a call names itself goes before it.
 * @throws LatchkeyError `config` where one is missing or can be no segment of a path
 */
export const pathFiller = ({ title }: Pick<ClientHalf, 'title'>, options: PathOptions): ((input: Input) => Input) => {
  const filled: Record<string, string> = {};
  for (const [parameter, { option, value }] of Object.entries(options)) {
    const given: unknown = value;
    if (given === undefined || given === '') {
      throw configError(`${title} needs \`${option}\`.`, `It stands in the path of its operations: {${parameter}}.`);
    }
    if (typeof given !== 'string' || given === '.' || given === '..' || !given.isWellFormed()) {
      throw configError(`\`${option}\` is no id.`, `Give it as ${title} writes it, as a string.`);
    }
    filled[parameter] = given;
  }
  return Object.keys(filled).length === 0
    ? (input) => input
    : (input) => ({ ...input, path: { ...filled, ...input.path } });
};
