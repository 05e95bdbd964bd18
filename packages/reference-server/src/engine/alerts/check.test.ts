import { describe, expect, it } from 'vitest';
import { system } from '../../../test/engine/fixture.ts';
import type { AlertChannel, AlertCondition } from '../stores/alert-row.ts';
import { checkChannel, checkCondition } from './check.ts';

const errors = { kind: 'error_rate', above: 0.5, minutes: 5, atLeast: 1 } as const;
const refusal = (field: string) => ({ problem: { kind: 'invalid', field } });
const channelOf = (channel: AlertChannel) => checkChannel(system.keyFormat, channel);

describe('the condition of an alert', () => {
  it.each<AlertCondition>([
    { kind: 'requests_per_minute', above: 0 },
    { ...errors, above: 0 },
    { ...errors, above: 0.999 },
    { ...errors, minutes: 1 },
    { ...errors, minutes: 60 },
    { kind: 'unused', days: 1 },
    { kind: 'expiring', days: 3660 },
  ])('is taken to its very ends: %j', (condition) => {
    expect(checkCondition(condition)).toBeNull();
  });

  it.each([
    ['condition.above', { kind: 'requests_per_minute', above: -1 }],
    ['condition.above', { ...errors, above: -0.1 }],
    ['condition.above', { ...errors, above: 1 }],
    ['condition.above', { ...errors, above: Number.NaN }],
    ['condition.above', { ...errors, above: '0.5' }],
    ['condition.minutes', { ...errors, minutes: 0 }],
    ['condition.minutes', { ...errors, minutes: 1.5 }],
    ['condition.atLeast', { ...errors, atLeast: 0.5 }],
    ['condition.days', { kind: 'expiring', days: 3661 }],
  ])('is refused beyond them, by its %s: %j', (field, condition) => {
    expect(checkCondition(condition as AlertCondition)).toMatchObject(refusal(field));
  });
});

describe('the channel of an alert', () => {
  const url = (length: number) => `https://example.org/${'x'.repeat(length - 'https://example.org/'.length)}`;
  const mail = (length: number) => `${'a'.repeat(length - '@example.org'.length)}@example.org`;

  it.each<AlertChannel>([
    { kind: 'callback' },
    { kind: 'webhook', url: 'http://127.0.0.1:4010/alerts' },
    { kind: 'webhook', url: url(2000) },
    { kind: 'email', to: mail(254) },
  ])('is taken where it can be told through: %#', (channel) => {
    expect(channelOf(channel)).toBeNull();
  });

  it.each([
    ['channel.url', { kind: 'webhook', url: url(2001) }],
    ['channel.url', { kind: 'webhook', url: 'https://:secret@example.org' }],
    ['channel.url', { kind: 'webhook', url: ['https://example.org'] }],
    ['channel.url', { kind: 'webhook', url: 'ftp://example.org' }],
    ['channel.to', { kind: 'email', to: mail(255) }],
    ['channel.to', { kind: 'email', to: 'ada' }],
  ])('is refused where it cannot, by its %s: %j', (field, channel) => {
    expect(channelOf(channel as AlertChannel)).toMatchObject(refusal(field));
  });
});
