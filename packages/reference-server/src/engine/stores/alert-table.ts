import type { AlertFacts, AlertState, AlertStore, CrossingRow } from './alert-row.ts';
import type { AuditEntry } from './audit-row.ts';

/** Alerts in memory, synchronously: every method is one step of the event loop, hence atomic. */
export const alertTable = (audit: (entry: AuditEntry) => void) => {
  const alerts = new Map<string, AlertFacts>();
  const byOwner = new Map<string, Map<string, AlertFacts>>();
  /** By alert, then by what it watches. */
  const states = new Map<string, Map<string, AlertState>>();
  const crossings = new Map<string, CrossingRow>();
  const pending = new Set<string>();

  return {
    insertAlert(alert, most, entry) {
      const own = byOwner.get(alert.owner) ?? new Map<string, AlertFacts>();
      if (own.size >= most) return false;
      byOwner.set(alert.owner, own.set(alert.id, alert));
      alerts.set(alert.id, alert);
      states.set(alert.id, new Map());
      audit(entry);
      return true;
    },
    alerts: (owner) => [...((owner === null ? alerts : byOwner.get(owner))?.values() ?? [])],
    alert: (id) => alerts.get(id) ?? null,
    deleteAlert(id, entry) {
      const alert = alerts.get(id);
      if (alert === undefined) return;
      alerts.delete(id);
      byOwner.get(alert.owner)?.delete(id);
      states.delete(id);
      audit(entry);
    },
    alertState: (alertId, subject) => states.get(alertId)?.get(subject) ?? null,
    crossAlert(alertId, subject, from, to, told) {
      const watched = states.get(alertId);
      if (watched === undefined || !isSame(watched.get(subject) ?? null, from)) return false;
      watched.set(subject, to);
      for (const crossing of told) {
        crossings.set(crossing.id, crossing);
        if (crossing.delivery.state === 'pending') pending.add(crossing.id);
      }
      return true;
    },
    crossings: ({ owner, alertId, keyId }) =>
      [...crossings.values()].filter(
        (row) =>
          (owner === null || row.alert.owner === owner) &&
          (alertId === null || row.alert.id === alertId) &&
          (keyId === null || row.keyId === keyId),
      ),
    dueCrossings: (channels, nowMs) =>
      [...pending]
        .flatMap((id) => crossings.get(id) ?? [])
        .filter(({ alert, delivery }) => channels.includes(alert.channel.kind) && delivery.nextAtMs <= nowMs),
    moveDelivery(id, fromAttempts, to) {
      const row = crossings.get(id);
      if (row?.delivery.state !== 'pending' || row.delivery.attempts !== fromAttempts) return false;
      crossings.set(id, { ...row, delivery: to });
      if (to.state !== 'pending') pending.delete(id);
      return true;
    },
  } satisfies AlertStore;
};

const isSame = (one: AlertState | null, other: AlertState | null): boolean =>
  one === null || other === null
    ? one === other
    : one.crossedBy === other.crossedBy && one.weighedToMs === other.weighedToMs;
