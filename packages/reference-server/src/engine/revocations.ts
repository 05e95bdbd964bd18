import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext, Installation } from './actor.ts';
import { actEntry } from './audit-entry.ts';
import type { EngineContext } from './context.ts';
import { type ActResult, type Refused, refused } from './problem.ts';
import type { Tombstone, TombstoneRow } from './stores/tombstone.ts';

/** What is dead for good, apart from the table of keys: an old copy of that table brings nothing of it back (security 80). */
export interface Revocations {
  /** Oldest first. They hold digests: keep them as you keep the table. */
  readonly tombstones: readonly TombstoneRow[];
  /** What to pass as `after` to read on from here; 0 where nothing ever died. */
  readonly watermark: number;
}

/**
 * Everything that died after a watermark; from the start, unless told.
 * @throws RangeError when the watermark is none
 */
export const revocations = (
  context: EngineContext,
  { after: watermark = 0 }: { readonly after?: number | undefined } = {},
): MaybePromise<Revocations> => {
  if (!Number.isSafeInteger(watermark) || watermark < 0) {
    throw new RangeError('No log of revocations has this watermark. Pass on `watermark` as it was answered.');
  }
  const read = (found: readonly TombstoneRow[], from: number): MaybePromise<Revocations> =>
    after(context.ports.store.tombstones(from, pageSize), (rows) => {
      const tombstones = [...found, ...rows];
      const last = rows.at(-1)?.sequence ?? from;
      return rows.length === pageSize ? read(tombstones, last) : { tombstones, watermark: last };
    });
  return read([], watermark);
};

export interface BuryRequest extends ActContext<Installation> {
  readonly tombstones: readonly Tombstone[];
}

/** Takes in what died elsewhere: keys of these digests are dead at once, and those that come later come in dead. */
export const bury = (
  context: EngineContext,
  request: BuryRequest,
): MaybePromise<ActResult<{ readonly buried: number }>> => {
  const { tombstones } = request;
  const wrong = tombstones.findIndex((tombstone) => !isTombstone(tombstone));
  if (wrong >= 0) return notOne(wrong);
  const from = (at: number): MaybePromise<ActResult<{ readonly buried: number }>> => {
    const tombstone = tombstones[at];
    if (tombstone === undefined) return { ok: true, buried: tombstones.length };
    const buried = context.ports.store.bury(tombstone, (facts) =>
      actEntry(context, 'revoke', request, facts, context.now(), { reason: `restored: ${tombstone.reason}` }),
    );
    return after(buried, () => from(at + 1));
  };
  return from(0);
};

const pageSize = 1000;

const isTombstone = ({ digest, keyId, reason, atMs }: Tombstone): boolean =>
  /^[0-9a-f]{64}$/.test(digest) && typeof keyId === 'string' && reasons.has(reason) && Number.isSafeInteger(atMs);

const reasons: ReadonlySet<string> = new Set(['revoked', 'regenerated', 'superseded']);

const notOne = (at: number): Refused =>
  refused('invalid', `Row ${at + 1} is no tombstone. Pass on what \`revocations\` gave.`, 'tombstones');
