import { rangeError } from '@latchkey/providers';
import { momentOf } from '../../moment-of.ts';

/** How much each researcher of a world has, and which of all possible worlds it is. */
export interface HeratioWorldOptions {
  /** Default 3, at most 50. Every third one's account is suspended. */
  readonly researchers?: number;
  /** Default 8, and one besides that another researcher shares. */
  readonly projectsPerResearcher?: number;
  /** Default 12. */
  readonly collectionsPerResearcher?: number;
  /** Default 6. */
  readonly searchesPerResearcher?: number;
  /** One a week, half of them past. Default 12. */
  readonly bookingsPerResearcher?: number;
  /** Default 5. */
  readonly bibliographiesPerResearcher?: number;
  /** Default 20. */
  readonly annotationsPerResearcher?: number;
  /** The same seed gives the same data on every machine. Default `latchkey`. */
  readonly seed?: string;
  /** The moment at which the data stands: all but bookings lies before it. Default 2025-12-31T17:00:00Z. */
  readonly asOf?: string | number | Date;
  /** Whose key reaches the first researcher: a user's number, in text. Default `1`; the others are `2`, `3` … */
  readonly owner?: string;
}

/** The same with nothing left open. */
export interface WorldSize {
  readonly researchers: number;
  readonly projects: number;
  readonly collections: number;
  readonly searches: number;
  readonly bookings: number;
  readonly bibliographies: number;
  readonly annotations: number;
  readonly seed: string;
  readonly asOfMs: number;
  readonly owner: string;
}

/** Fills in what was left open. Throws a RangeError that names the option where a number or a date makes no sense. */
export const worldSize = (options: HeratioWorldOptions): WorldSize => {
  const asOfMs = momentOf(options.asOf ?? '2025-12-31T17:00:00Z');
  if (Number.isNaN(asOfMs))
    throw new RangeError('asOf is no date. Give an ISO 8601 text (a time with Z or an offset), a number or a Date.');
  return {
    researchers: wholeNumber('researchers', options.researchers ?? 3, 1, 50),
    projects: wholeNumber('projectsPerResearcher', options.projectsPerResearcher ?? 8),
    collections: wholeNumber('collectionsPerResearcher', options.collectionsPerResearcher ?? 12),
    searches: wholeNumber('searchesPerResearcher', options.searchesPerResearcher ?? 6),
    bookings: wholeNumber('bookingsPerResearcher', options.bookingsPerResearcher ?? 12),
    bibliographies: wholeNumber('bibliographiesPerResearcher', options.bibliographiesPerResearcher ?? 5),
    annotations: wholeNumber('annotationsPerResearcher', options.annotationsPerResearcher ?? 20),
    seed: options.seed ?? 'latchkey',
    asOfMs,
    owner: options.owner ?? '1',
  };
};

/** A researcher's rows are made when first asked for and then kept: so many fit into any memory. */
const mostRows = 100_000;

const wholeNumber = (option: string, value: number, least = 0, most = mostRows): number => {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw rangeError(`${option} is ${value}. Give a whole number from ${least} to ${most}.`);
};
