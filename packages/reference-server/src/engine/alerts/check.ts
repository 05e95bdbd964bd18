import type { KeyFormat } from '@latchkey/providers';
import { checkNoKey } from '../acts/no-key.ts';
import { isCount } from '../is-count.ts';
import { type Refused, refused } from '../problem.ts';
import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';
import type { NotifyPort } from './notify-port.ts';

/** Refuses a condition that could never be crossed, or always is; null where it will do. */
export const checkCondition = (condition: AlertCondition): Refused | null => {
  switch (condition?.kind) {
    case 'requests_per_minute':
      return isCount(condition.above, 0)
        ? null
        : refused('invalid', 'Say above how many requests a minute: a whole number from 0 up.', 'condition.above');
    case 'error_rate':
      return checkErrorRate(condition);
    case 'unused':
    case 'expiring':
      return isCount(condition.days, 1, 3660)
        ? null
        : refused('invalid', 'Say how many days: a whole number from 1 to 3660.', 'condition.days');
    default:
      return refused(
        'invalid',
        "Choose what to wait for: 'requests_per_minute', 'error_rate', 'unused' or 'expiring'.",
        'condition.kind',
      );
  }
};

const checkErrorRate = ({
  above,
  minutes,
  atLeast,
}: Extract<AlertCondition, { kind: 'error_rate' }>): Refused | null => {
  if (!(typeof above === 'number' && above >= 0 && above < 1)) {
    return refused(
      'invalid',
      'Say above which share of errors: from 0 to less than 1, such as 0.1.',
      'condition.above',
    );
  }
  if (!isCount(minutes, 1, 60)) {
    return refused('invalid', 'Say over how many minutes: a whole number from 1 to 60.', 'condition.minutes');
  }
  return isCount(atLeast, 1)
    ? null
    : refused('invalid', 'Say of how many answers at least: a whole number from 1 up.', 'condition.atLeast');
};

/** Refuses a channel that nothing can be told through, or that holds a key; null where it will do. */
export const checkChannel = (format: KeyFormat, channel: AlertChannel): Refused | null =>
  checkKind(channel) ??
  checkNoKey(format, { 'channel.url': given(channel, 'url'), 'channel.to': given(channel, 'to') });

const given = (channel: AlertChannel, field: 'url' | 'to'): unknown => Reflect.get(channel, field);

const checkKind = (channel: AlertChannel): Refused | null => {
  switch (channel?.kind) {
    case 'callback':
      return null;
    case 'webhook':
      return isWebhook(channel.url)
        ? null
        : refused('invalid', 'Give the webhook as an http or https URL without a name or a password.', 'channel.url');
    case 'email':
      return typeof channel.to === 'string' &&
        channel.to.length <= 254 &&
        /^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(channel.to)
        ? null
        : refused('invalid', 'Give one e-mail address, such as ada@example.org.', 'channel.to');
    default:
      return refused('invalid', "Choose how to tell: 'callback', 'webhook' or 'email'.", 'channel.kind');
  }
};

/** Refuses a webhook that would not be sent to its URL; null where it would. */
export const checkDestination = (notify: NotifyPort | undefined, channel: AlertChannel): Refused | null => {
  const reason = channel.kind === 'webhook' ? (notify?.whyNot?.(channel.url) ?? null) : null;
  return reason === null ? null : refused('invalid', reason, 'channel.url');
};

const isWebhook = (text: unknown): boolean => {
  if (typeof text !== 'string' || text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
};
