import { holdsKey, type KeyFormat, maskKeys } from '@latchkey/providers';
import { type ActContext, actorName } from '../actor.ts';
import type { EngineContext } from '../context.ts';
import type { AuditAction, AuditEntry, AuditValue } from '../stores/audit-row.ts';
import type { KeyFacts } from '../stores/key-facts.ts';
import { printable } from './printable.ts';

/** The entry of an act upon a key. */
export const actEntry = (
  context: EngineContext,
  action: AuditAction,
  act: ActContext,
  facts: Pick<KeyFacts, 'id' | 'owner'>,
  atMs: number,
  data: Readonly<Record<string, AuditValue>> = {},
): AuditEntry =>
  written(context, {
    atMs,
    action,
    actor: actorName(act.actor),
    keyId: facts.id,
    owner: facts.owner,
    address: act.address ?? null,
    requestId: act.requestId ?? null,
    data,
  });

/** An entry as it is written: every text on one line and no key in it, addresses only where they are kept. */
export const written = ({ settings, provider }: EngineContext, entry: AuditEntry): AuditEntry => ({
  atMs: entry.atMs,
  actor: entry.actor && printable(entry.actor),
  action: entry.action,
  keyId: entry.keyId,
  owner: entry.owner && printable(entry.owner),
  address: keptAddress(settings.addresses, entry.address),
  requestId: entry.requestId && printable(entry.requestId),
  data: printableData(provider.keyFormat, entry.data),
});

/** An address as it may be kept. */
export const keptAddress = (addresses: 'kept' | 'dropped', address: string | null): string | null =>
  addresses === 'dropped' || address === null ? null : printable(address);

/** What is printable as it is, as nearly all is, stays the one that it was: every act comes this way. */
const printableData = (format: KeyFormat, data: AuditEntry['data']): AuditEntry['data'] => {
  const isKept = (name: string) => data[name] === undefined || printableValue(format, data[name]) === data[name];
  if (Object.keys(data).every(isKept)) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, printableValue(format, value)]));
};

const printableValue = (format: KeyFormat, value: AuditValue): AuditValue => {
  // A name or a description is a person's to write, and may hold a key.
  const kept = (text: string): string => printable(holdsKey(format, text) ? maskKeys(format, text) : text);
  if (typeof value === 'string') return kept(value);
  // A list that is printable as it is stays the one that others have too.
  return typeof value === 'object' && value !== null && value.some((each) => kept(each) !== each)
    ? value.map(kept)
    : value;
};
