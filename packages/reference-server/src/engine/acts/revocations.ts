import { after, inTurn, type MaybePromise, untilDone } from '../../maybe-promise.ts';
import type { ActContext, Installation } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { type ActResult, type Refused, refused } from '../problem.ts';
import type { Tombstone, TombstoneRow } from '../stores/tombstone.ts';

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
  const tombstones: TombstoneRow[] = [];
  let last = watermark;
  const readPage = (): MaybePromise<boolean> =>
    after(context.ports.store.tombstones(last, pageSize), (rows) => {
      tombstones.push(...rows);
      last = rows.at(-1)?.sequence ?? last;
      return rows.length < pageSize;
    });
  return after(untilDone(readPage), () => ({ tombstones, watermark: last }));
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
  if (!Array.isArray(tombstones)) {
    return refused('invalid', 'Give the tombstones as a list: what `revocations` gave.', 'tombstones');
  }
  const wrong = tombstones.findIndex((tombstone) => !isTombstone(tombstone));
  if (wrong >= 0) return notOne(wrong);
  const buryOne = (tombstone: Tombstone): MaybePromise<void> =>
    context.ports.store.bury(tombstone, (facts) =>
      actEntry(context, 'revoke', request, facts, context.now(), { reason: `restored: ${tombstone.reason}` }),
    );
  return after(inTurn(tombstones, buryOne), () => ({ ok: true, buried: tombstones.length }));
};

const pageSize = 1000;

/** Whether a row is one, whatever it was read from. */
const isTombstone = (row: Partial<Tombstone> | null | undefined): boolean => {
  const { digest, keyId, reason, atMs } = row ?? {};
  return (
    typeof digest === 'string' &&
    /^[0-9a-f]{64}$/.test(digest) &&
    typeof keyId === 'string' &&
    reasons.has(reason) &&
    Number.isSafeInteger(atMs) &&
    !Number.isNaN(new Date(atMs ?? Number.NaN).getTime())
  );
};

const reasons: ReadonlySet<unknown> = new Set(['revoked', 'regenerated', 'superseded']);

const notOne = (at: number): Refused =>
  refused('invalid', `Row ${at + 1} is no tombstone. Pass on what \`revocations\` gave.`, 'tombstones');
