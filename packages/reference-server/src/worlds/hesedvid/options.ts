import { rangeError } from '@latchkey/providers';
import { momentOf } from '../../moment-of.ts';

/** How many videos there are, whose, and which of all possible ones. */
export interface HesedVidWorldOptions {
  /** Of each organisation's environments. Default `prod`, `staging`, `dev`. */
  readonly environments?: readonly [string, ...string[]];
  /** In each environment. Default 40. */
  readonly videosPerEnvironment?: number;
  /** How long an upload is transcoded. Default 60,000. */
  readonly transcodingMs?: number;
  /** The same seed gives the same data on every machine. Default `latchkey`. */
  readonly seed?: string;
  /** The moment at which the data stands: every video was there before it. Default 2025-12-31T17:00:00Z. */
  readonly asOf?: string | number | Date;
  /** The organisation that keys are for unless told otherwise. Default `org_123456789`, as in the document's examples. */
  readonly organization?: string;
  /** Other organisations, each with videos of its own. Default `org_987654321`. */
  readonly otherOrganizations?: readonly string[];
  /** Whose keys they are unless told otherwise. Default `user_1`. */
  readonly owner?: string;
}

/** The same with nothing left open. */
export interface WorldSize {
  readonly organizations: readonly [string, ...string[]];
  readonly environments: readonly [string, ...string[]];
  readonly videos: number;
  readonly transcodingMs: number;
  readonly seed: string;
  readonly asOfMs: number;
  readonly owner: string;
}

/** Fills in what was left open. Throws a RangeError that names the option where a number, a name or a date makes no sense. */
export const worldSize = (options: HesedVidWorldOptions): WorldSize => {
  const asOfMs = momentOf(options.asOf ?? '2025-12-31T17:00:00Z');
  if (Number.isNaN(asOfMs))
    throw new RangeError('asOf is no date. Give an ISO 8601 text (a time with Z or an offset), a number or a Date.');
  const environments = options.environments ?? ['prod', 'staging', 'dev'];
  for (const name of environments) {
    if (!/^[a-z0-9-]+$/.test(name)) {
      throw rangeError(`environments holds '${name}'. Use lower-case letters, digits and dashes.`);
    }
  }
  return {
    organizations: [options.organization ?? 'org_123456789', ...(options.otherOrganizations ?? ['org_987654321'])],
    environments,
    videos: wholeNumber('videosPerEnvironment', options.videosPerEnvironment ?? 40, 100_000),
    transcodingMs: wholeNumber('transcodingMs', options.transcodingMs ?? 60_000, 86_400_000),
    seed: options.seed ?? 'latchkey',
    asOfMs,
    owner: options.owner ?? 'user_1',
  };
};

const wholeNumber = (option: string, value: number, most: number): number => {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw rangeError(`${option} is ${value}. Give a whole number from 0 to ${most}.`);
};
