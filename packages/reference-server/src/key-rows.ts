import type { ApiKey, KeyRecord, KeyRecords, Provider } from '@latchkey/providers';
import type { Revocations } from './engine/acts/revocations.ts';
import type { Engine } from './engine/engine.ts';
import type { Tombstone } from './engine/stores/tombstone.ts';
import { done, KeyActError } from './key-act-error.ts';

/** Keys as rows of the system's own table, where that is documented. */
export interface KeyRows {
  /**
   * Takes in rows with all that they say: dead keys are dead here too. Rows that cannot be read are refused before any is
   * taken in; where a key cannot be had, those before it are in.
   */
  importRows(rows: readonly unknown[]): Promise<readonly ApiKey[]>;
  /** Every key as a row, oldest first. Rows hold digests: keep them as you keep the table. */
  exportRows(): Promise<readonly unknown[]>;
  /**
   * What is dead for good, kept beside the table: an old copy of the table revives none of it (security 80).
   * @param after the watermark of the last reading. Default: from the start.
   */
  revocations(after?: number): Promise<Revocations>;
  /** Takes in what died elsewhere, before or after a table is: its keys are dead here. */
  bury(tombstones: readonly Tombstone[]): Promise<void>;
}

const actor = { kind: 'system' } as const;

export const createKeyRows = (provider: Provider, engine: () => Engine): KeyRows => ({
  async importRows(rows) {
    const codec = codecOf(provider);
    const records = rows.map((row, index) => within(`Row ${index + 1}`, () => codec.read(row)));
    const keys: ApiKey[] = [];
    for (const record of records) keys.push(done(await engine().adopt({ actor, record })).key);
    return keys;
  },
  async exportRows() {
    const codec = codecOf(provider);
    const { records } = done(await engine().records({ actor }));
    return records.map((record: KeyRecord) => within(`Key ${record.id}`, () => codec.write(record)));
  },
  revocations: async (after) => engine().revocations({ after }),
  async bury(tombstones) {
    done(await engine().bury({ actor, tombstones }));
  },
});

const codecOf = ({ records }: Provider): KeyRecords => {
  if (records) return records;
  throw new KeyActError({ kind: 'not_offered', message: 'The table of this system’s keys is not documented.' });
};

const within = <T>(which: string, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new KeyActError({ kind: 'invalid', message: `${which}: ${cause.message}` });
  }
};
