import { joinCallOptions } from '../call/join-call-options.ts';
import { fingerprintOf, readCursor, writeCursor } from './cursor.ts';
import { pageInput } from './page-input.ts';

/** What a rarer way of reading a list is given of the core, rather than importing it: as with `Kit`. */
export const listKit = { fingerprintOf, readCursor, writeCursor, joinCallOptions, pageInput } as const;

export type ListKit = typeof listKit;
