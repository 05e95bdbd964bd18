import type { Provider } from '@latchkey/providers';
import { quoted, UsageError } from './usage-error.ts';

/** An option whose values each system has of its own. */
export interface Choice {
  readonly option: string;
  /** What one value is called. */
  readonly noun: string;
  /** What is said of a system that has none. */
  readonly none: string;
  offeredBy(provider: Pick<Provider, 'plans' | 'keyFormat'>): readonly string[];
}

/** What accounts pay for. */
export const plans: Choice = {
  option: 'plan',
  noun: 'plan',
  none: 'It has no plans: leave out --plan.',
  offeredBy: ({ plans: declared }) => declared?.offered.map(({ id }) => id) ?? [],
};

/** Which of a system's environments its server answers for. */
export const environments: Choice = {
  option: 'environment',
  noun: 'environment',
  none: 'Its keys name no environment.',
  offeredBy: ({ keyFormat }) => keyFormat.environments ?? [],
};

/** What has to be known of a system for a choice. */
export type Choosing = Pick<Provider, 'id' | 'title' | 'plans' | 'keyFormat'>;

/**
 * Reads what was chosen for each of the systems that are served, by their id: `pro` for every one that offers it, `acme=pro`
 * for one, commas between. A system for which nothing was chosen is not in the answer.
 * @throws UsageError when nobody offers a value, a system is named that is not served, or one system is given two values.
 */
export const readChoice = (
  choice: Choice,
  text: string | undefined,
  served: readonly Choosing[],
): ReadonlyMap<string, string> => {
  const chosen = new Map<string, Part>();
  const parts = text === undefined ? [] : text.split(',').map(partOf);
  const ofOne = parts.filter(({ system }) => system !== null);
  const ofAll = parts.filter(({ system }) => system === null);
  // What is said of one system goes before what is said of all.
  for (const part of [...ofOne, ...ofAll]) {
    const { system, value } = part;
    const meant = system === null ? served : [servedOf(choice, served, system)];
    const offering = meant.filter((each) => choice.offeredBy(each).includes(value));
    if (offering.length === 0) throw notOffered(choice, value, meant);
    for (const { id, title } of offering) {
      const before = chosen.get(id);
      if (before === undefined) chosen.set(id, part);
      else if ((before.system === null) === (system === null)) throw givenTwice(choice, { id, title }, before, part);
    }
  }
  return new Map([...chosen].map(([id, { value }]) => [id, value]));
};

interface Part {
  /** Null where every system is meant. */
  readonly system: string | null;
  readonly value: string;
}

const partOf = (part: string): Part => {
  const cut = part.indexOf('=');
  return cut < 0
    ? { system: null, value: part.trim() }
    : { system: part.slice(0, cut).trim(), value: part.slice(cut + 1).trim() };
};

const servedOf = ({ option }: Choice, served: readonly Choosing[], system: string): Choosing => {
  const found = served.find(({ id }) => id === system);
  if (found) return found;
  const ids = served.map(({ id }) => id).join(', ');
  throw new UsageError(`'--${option}' names ${quoted(system)}, which is not served.`, `Served: ${ids}.`);
};

const notOffered = (choice: Choice, value: string, meant: readonly Choosing[]): UsageError => {
  const [only] = meant;
  if (only && meant.length === 1) {
    const offered = choice.offeredBy(only);
    const hint = offered.length > 0 ? `${capitalised(choice.noun)}s: ${offered.join(', ')}.` : choice.none;
    return new UsageError(`${only.title} has no ${choice.noun} ${quoted(value)}.`, hint);
  }
  const offers = meant.flatMap((each) => {
    const offered = choice.offeredBy(each);
    return offered.length > 0 ? [`${each.title}: ${offered.join(', ')}`] : [];
  });
  const hint =
    offers.length > 0 ? `${capitalised(choice.noun)}s of ${offers.join('; ')}.` : `Leave out --${choice.option}.`;
  return new UsageError(`No system has the ${choice.noun} ${quoted(value)}.`, hint);
};

const givenTwice = (
  { option, noun }: Choice,
  { id, title }: Pick<Choosing, 'id' | 'title'>,
  before: Part,
  part: Part,
): UsageError =>
  new UsageError(
    `${title} is given two ${noun}s, ${quoted(before.value)} and ${quoted(part.value)}.`,
    `Give it one: --${option} ${id}=${before.value}`,
  );

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
