import type { RefusalKind } from '@latchkey/providers';
import type { LimitState } from './engine/verify/decision.ts';
import type { Fault } from './faults.ts';

/** What the server remembers of one request: no secret, no header, no body. */
export interface JournalEntry {
  readonly answeredAt: Date;
  readonly requestId: string;
  readonly method: string;
  /** As sent, percent-encoding untouched; what looks like a key is masked. */
  readonly path: string;
  /** As sent, without `?`; what looks like a key is masked. */
  readonly query: string;
  /** The document's `operationId`; null where no operation matched. */
  readonly operation: string | null;
  /** The key whose full secret was presented; null where there was none. */
  readonly keyId: string | null;
  /** Null where a fault broke the connection before anything was said. */
  readonly status: number | null;
  readonly refusal: RefusalKind | null;
  readonly fault: Fault['kind'] | null;
  /** The limit policies after the decision. */
  readonly limits: readonly LimitState[];
  readonly address: string | null;
  /** What a handler or a rule threw, where the answer is the 500 that comes of it. */
  readonly error: string | null;
}

/** What the server answered lately, oldest first. */
export interface Journal {
  entries(filter?: Partial<Pick<JournalEntry, 'operation' | 'keyId' | 'status' | 'refusal'>>): readonly JournalEntry[];
  clear(): void;
}

/** A journal of the last entries, at least as many as `size` and at most twice that. */
export const createJournal = (size: number): Journal & { write(entry: JournalEntry): void } => {
  let entries: JournalEntry[] = [];
  return {
    entries: (filter = {}) =>
      entries.filter((entry) =>
        filterFields.every((field) => filter[field] === undefined || filter[field] === entry[field]),
      ),
    clear() {
      entries = [];
    },
    write(entry) {
      entries.push(entry);
      if (entries.length >= size * 2) entries = entries.slice(-size);
    },
  };
};

const filterFields = ['operation', 'keyId', 'status', 'refusal'] as const;
