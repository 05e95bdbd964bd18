import {
  type ClientHalf,
  isSecret,
  type KeyFormat,
  type KeyTextProblem,
  keySecret,
  parseKey,
  type Secret,
} from '@latchkey/providers';
import { configError } from '../error/config-error.ts';

/**
 * A key's text as a secret, if it is written as the provider's keys are: told here, before a header is built, because the
 * error of a header holds the text.
 * @param source what the key came from, for the message
 * @throws LatchkeyError `config`, without the text
 */
export const checkKey = (title: string, format: KeyFormat, text: string, source: string): Secret => {
  const fail = ([what, hint]: readonly [string, string]) => configError(`The ${title} key ${source} ${what}.`, hint);
  if (text.length < 200 && /your[_-]?(api[_-]?)?key/i.test(text)) throw fail(placeholder);
  const parsed = parseKey(format, text);
  if (!parsed.ok) throw fail(problems(format)[parsed.problem]);
  return keySecret(format, text);
};

/** What was given as a key, checked. @throws LatchkeyError `config` where it is no text, or none of the provider's keys */
export const checkGiven = (
  { title, keyFormat }: Pick<ClientHalf, 'title' | 'keyFormat'>,
  given: unknown,
  from: string,
): Secret => {
  if (isSecret(given)) return checkKey(title, keyFormat, given.reveal(), from);
  if (typeof given === 'string') return checkKey(title, keyFormat, given, from);
  throw configError(
    `The ${title} key ${from} is no text.`,
    'A key is a string, a Secret, a function that gives one, or [primary, backup].',
  );
};

const copyWhole =
  'Copy the whole key from the one-time display; it cannot be shown again, so issue a new one if it is lost.';

const placeholder = [
  'is the placeholder of the .env template',
  'Put the key from the one-time display in its place.',
] as const;

const problems = (format: KeyFormat): Readonly<Record<KeyTextProblem, readonly [what: string, hint: string]>> => {
  const environments = format.environments?.map((name) => `'${format.prefix}${format.separator}${name}'`).join(' or ');
  const start = environments ?? `'${format.prefix}'`;
  const { minLength, maxLength } = format.accepts;
  return {
    empty: ['is empty', copyWhole],
    blanks: [
      'holds a blank, a line break or an invisible character',
      'Copy it again without the blanks around it, and check for a line break in the middle.',
    ],
    masked: ['is the masked form', copyWhole],
    wrong_prefix: [`does not start with ${start}`, 'It is the key of another system, or its beginning is missing.'],
    wrong_environment: [`does not start with ${start}`, 'Its environment is none that the system has, or is missing.'],
    too_short: [`is too short: fewer than ${minLength} characters after its prefix`, copyWhole],
    too_long: [
      `is too long: more than ${maxLength} characters after its prefix`,
      'Something else stands behind the key.',
    ],
    wrong_characters: [
      'holds a character that no key has',
      'Typographic quotes, a comment or a second key may have been copied along.',
    ],
  };
};
