import { createHypersave } from '@latchkey/sdk/hypersave';
import type { NewKeyForm } from '@latchkey/sdk/latchkey';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';

/** What "Creating API Keys" of Hypersave's document says. */
export const flows: Flows = {
  issue: {
    async go(stage, step) {
      const ada = await step('Log in to the Hypersave Platform', () => stage.signIn('ada'));
      const { manager, fields, keyLimits } = await ada.system();
      const label = (name: string) => fields.find(({ field }) => field === name)?.label;

      await step('Navigate to API Keys', async () => {
        expect(manager.path).toEqual(['Hypersave Platform', 'API Keys']);
        expect(await ada.keys.list().toArray()).toEqual([]);
      });
      await step('Click Create New Key', () => expect(manager.form.open).toBe('Create New Key'));
      const named: NewKeyForm = await step('Enter a name for your key', () => ({ name: 'Production App' }));
      await step('Optionally configure:', () => {
        const optional = fields.filter(({ isRequired }) => !isRequired).map(({ field }) => field);
        expect(optional).toEqual(['limits.key-hour', 'limits.key-month', 'expires']);
        expect(optional.slice(0, 2)).toEqual(keyLimits.map(({ id }) => `limits.${id}`));
      });
      const hourly = await step('Rate limit per hour — Custom rate limit', () => {
        expect(label('limits.key-hour')).toBe('Rate limit per hour');
        return { 'key-hour': 2 };
      });
      const monthly = await step('Monthly request limit — Maximum monthly requests', () => {
        expect(label('limits.key-month')).toBe('Monthly request limit');
        return { 'key-month': 1000 };
      });
      const ending = await step('Expiration — Key expiration date', () => {
        expect(label('expires')).toBe('Expiration');
        return { expires: '2026-06-30' };
      });
      const { key, secret } = await step('Click Create and copy your new API key', () =>
        ada.keys.issue({ ...named, ...ending, limits: { ...hourly, ...monthly } }),
      );

      expect(key).toMatchObject({
        name: 'Production App',
        environment: 'live',
        limits: { 'key-hour': 2, 'key-month': 1000 },
        // Valid through its last day.
        expiresAt: new Date('2026-07-01T00:00:00Z'),
      });
      expect(secret.reveal()).toMatch(/^hs_live_/);
      const hypersave = createHypersave({ ...stage.there, apiKey: secret });
      expect((await hypersave.memories.list().firstPage()).items.length).toBeGreaterThan(0);
      // Only once: the platform goes on showing it redacted.
      expect(JSON.stringify(await ada.keys.get(key.id))).not.toContain(secret.reveal().slice(-12));
      expect(await hypersave.keys.list()).toMatchObject([{ id: key.id, name: 'Production App' }]);
    },
  },
};
