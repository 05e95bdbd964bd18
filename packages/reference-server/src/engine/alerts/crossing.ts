import type { AlertChannel, AlertCondition, AlertFacts, CrossingRow, Delivery } from '../stores/alert-row.ts';
import { keptChannel, keptCondition } from './kept.ts';

/** An alert, as it may be shown. */
export interface Alert {
  readonly id: string;
  readonly owner: string;
  /** Null is the owner's account. */
  readonly key: string | null;
  /** In words, such as "API key usage > 100 requests/minute". */
  readonly title: string;
  readonly condition: AlertCondition;
  readonly channel: AlertChannel;
  readonly createdAt: Date;
}

/** A condition that was crossed: once, until it is crossed again. */
export interface Crossing {
  /** The same however often it is delivered. */
  readonly id: string;
  /** The alert's id. */
  readonly alert: string;
  readonly owner: string;
  /** The key that crossed it, or that is in its place by now; null where it was the account. */
  readonly key: string | null;
  readonly title: string;
  readonly condition: AlertCondition;
  readonly channel: AlertChannel['kind'];
  /** Answers in the minute, the share of failed ones, or days since the last use or to the expiry. */
  readonly value: number;
  /** When it was crossed. */
  readonly at: Date;
  /** When that was noticed: later, where nothing was asked of the engine meanwhile. */
  readonly noticedAt: Date;
  readonly delivery: Delivery['state'];
}

/** An e-mail that an alert wrote. Nothing sends it: it lies in the outbox. */
export interface Mail {
  /** The crossing's id. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

export const alertOf = ({ id, owner, keyId, condition, channel, createdAtMs }: AlertFacts): Alert => ({
  id,
  owner,
  key: keyId,
  title: titleOf(condition),
  condition: keptCondition(condition),
  channel: keptChannel(channel),
  createdAt: new Date(createdAtMs),
});

export const crossingOf = ({ id, alert, keyId, value, atMs, noticedAtMs, delivery }: CrossingRow): Crossing => ({
  id,
  alert: alert.id,
  owner: alert.owner,
  key: keyId,
  title: titleOf(alert.condition),
  condition: keptCondition(alert.condition),
  channel: alert.channel.kind,
  value,
  at: new Date(atMs),
  noticedAt: new Date(noticedAtMs),
  delivery: delivery.state,
});

/** The e-mail of a crossing; null where it is told otherwise. */
export const mailOf = (row: CrossingRow): Mail | null => {
  const { channel } = row.alert;
  if (channel.kind !== 'email') return null;
  const { id, title, key, at, noticedAt } = crossingOf(row);
  const whose = key === null ? 'all keys of the account' : `the key ${key}`;
  return {
    id,
    to: channel.to,
    subject: `Alert: ${title}`,
    text: `${title}\n\nIt was crossed by ${whose} at ${at.toISOString()}: ${valueText(row)}.\n`,
    at: noticedAt,
  };
};

/** A condition in words. */
const titleOf = (condition: AlertCondition): string => {
  switch (condition.kind) {
    case 'requests_per_minute':
      return `API key usage > ${condition.above} requests/minute`;
    case 'error_rate':
      return `Error rate > ${percent(condition.above)} in ${counted(condition.minutes, 'minute')}`;
    case 'unused':
      return `API key unused for ${counted(condition.days, 'day')}`;
    case 'expiring':
      return `API key expires within ${counted(condition.days, 'day')}`;
  }
};

const valueText = ({ alert, value }: CrossingRow): string => {
  switch (alert.condition.kind) {
    case 'requests_per_minute':
      return `${value} requests in that minute`;
    case 'error_rate':
      return `${percent(value)} of the answers were errors`;
    case 'unused':
      return `${Math.floor(value)} days without use`;
    case 'expiring':
      return `${Math.ceil(value)} days are left`;
  }
};

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
