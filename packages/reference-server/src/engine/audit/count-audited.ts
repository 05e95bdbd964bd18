import { type MaybePromise, rescued } from '../../maybe-promise.ts';
import type { EngineContext } from '../context.ts';
import type { AuditEntry } from '../stores/audit-row.ts';
import { written } from './audit-entry.ts';
import { groupMs } from './audit-groups.ts';

/**
 * Writes what may happen very often as one record with a count: for each group and five minutes (security 12). The address
 * always tells groups apart. Who changes address, prefix or operation all the time fills no log: beyond a number of groups
 * the rest is one record for each action, key and person, without what tells them apart.
 */
export const countAudited = (
  context: EngineContext,
  entry: AuditEntry,
  group: readonly (string | number | null)[],
): MaybePromise<void> => {
  const { store } = context.ports;
  const kept = written(context, entry);
  const known = JSON.stringify([kept.action, kept.keyId, kept.address, ...group]);
  // Keys and people are not a guesser's to choose, so that guessing crowds out no record of theirs.
  const isGuess = kept.keyId === null && kept.actor === null;
  const isOpen = context.groups.open(isGuess ? 'guesses' : 'keys', known, kept.atMs);
  if (isOpen) return store.countAudit(kept, known, groupMs);
  const rest = { ...kept, address: null, requestId: null, data: { note: 'many sources' } };
  return store.countAudit(rest, JSON.stringify([rest.action, rest.keyId, rest.owner, rest.actor]), groupMs);
};

/** The same where a decision hangs on it: that stands, though the record cannot be written. Flushing tells what is missing. */
export const countIfPossible = (
  context: EngineContext,
  entry: AuditEntry,
  group: readonly (string | number | null)[],
): MaybePromise<void> =>
  rescued(
    () => countAudited(context, entry, group),
    () => context.unaudited.add(),
  );
