import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';

/** A condition field by field: what else came with it is kept nowhere (security 48). */
export const keptCondition = (condition: AlertCondition): AlertCondition => {
  switch (condition.kind) {
    case 'requests_per_minute':
      return { kind: condition.kind, above: condition.above };
    case 'error_rate':
      return {
        kind: condition.kind,
        above: condition.above,
        minutes: condition.minutes,
        atLeast: condition.atLeast,
      };
    case 'unused':
    case 'expiring':
      return { kind: condition.kind, days: condition.days };
  }
};

/** A channel, likewise. */
export const keptChannel = (channel: AlertChannel): AlertChannel => {
  switch (channel.kind) {
    case 'callback':
      return { kind: channel.kind };
    case 'webhook':
      return { kind: channel.kind, url: channel.url };
    case 'email':
      return { kind: channel.kind, to: channel.to };
  }
};
