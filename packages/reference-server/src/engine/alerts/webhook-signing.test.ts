import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webhookSigning } from './webhook-signing.ts';

const serverKey = new Uint8Array(32).fill(7);

describe('signing webhooks', () => {
  it('signs id, time and body under the secret that the receiver was told', () => {
    const port = webhookSigning(serverKey);
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.string({ unit: 'binary' }), (id, atSeconds, body) => {
        const key = Buffer.from(port.secretOf('alert_1').reveal().slice('whsec_'.length), 'base64');
        const signature = createHmac('sha256', key).update(`${id}.${atSeconds}.${body}`, 'utf8').digest('base64');
        expect(port.sign('alert_1', { id, atSeconds, body })).toBe(`v1,${signature}`);
      }),
      { numRuns: 50 },
    );
  });

  it('has a secret for each alert and each server, the same again for the same', () => {
    const secretOf = (alert: string, key = serverKey) => webhookSigning(key).secretOf(alert).reveal();
    const secrets = [secretOf('alert_1'), secretOf('alert_2'), secretOf('alert_1', new Uint8Array(32).fill(8))];
    expect(new Set(secrets).size).toBe(3);
    expect(secretOf('alert_1')).toBe(secrets[0]);
    expect(String(webhookSigning(serverKey).secretOf('alert_1'))).toBe('whsec_******');
  });

  it('takes no short key', () => {
    expect(() => webhookSigning(new Uint8Array(31))).toThrow(RangeError);
  });
});
