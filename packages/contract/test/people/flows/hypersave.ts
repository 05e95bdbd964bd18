import type { KeyGiven } from '@latchkey/sdk';
import { createHypersave } from '@latchkey/sdk/hypersave';
import type { NewKeyForm } from '@latchkey/sdk/latchkey';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';
import type { Stage } from '../stage.ts';

const stored = ({ there }: Stage, apiKey: KeyGiven) =>
  createHypersave({ ...there, apiKey })
    .memories.list()
    .firstPage();

/** What "Creating API Keys", "Key Management" and "Best Practices" of Hypersave's document say. */
export const flows: Flows = {
  issue: {
    async go(stage, step) {
      const ada = await step('Log in to the Hypersave Platform (opens in a new tab)', () => stage.signIn('ada'));
      const { manager, fields, keyLimits } = await ada.system();
      const label = (name: string) => fields.find(({ field }) => field === name)?.label;

      await step('Navigate to API Keys', async () => {
        expect(manager.path).toEqual(['Hypersave Platform', 'API Keys']);
        expect(await ada.keys.list().toArray()).toEqual([]);
      });
      await step('Click Create New Key', () => expect(manager.form.open).toBe('Create New Key'));
      const named: NewKeyForm = await step('Enter a name for your key (e.g., "Production App", "Development")', () => ({
        name: 'Production App',
      }));
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

  monitor: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'Development', limits: { 'key-hour': 10 } });
      await stored(stage, secret);
      await stage.clock.advance('1h');
      await stored(stage, secret);

      await step('Check your usage dashboard regularly', async () => {
        const { points, operations, limits } = await ada.usage({ key: key.id, from: new Date('2026-01-01') });
        expect(points.map(({ ok }) => ok)).toEqual([1, 1]);
        expect(operations).toMatchObject([{ operation: 'listMemories', requests: 2 }]);
        const left = new Map(limits.map(({ id, remaining, quota }) => [id, [remaining, quota]]));
        // An hour is over and another one begun; the month and the plan go on.
        expect(left.get('key-hour')).toEqual([9, 10]);
        expect([...left.keys()]).toEqual(expect.arrayContaining(['plan-hour', 'plan-month']));
      });
    },
  },

  rotate: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const limits = { 'key-hour': 50, 'key-month': 500 };
      const old = await ada.keys.issue({ name: 'Production App', limits, expires: '2026-12-31' });
      await stored(stage, old.secret);
      await stage.clock.advance('91d');
      await ada.signIn('ada');
      expect((await ada.keys.get(old.key.id)).warnings).toEqual([
        { id: 'rotation_due', text: 'Rotate keys regularly — Regenerate keys periodically for security' },
      ]);

      const next = await step('Generates a new API key value while keeping all settings.', () =>
        ada.keys.regenerate(old.key.id),
      );
      const { id, name, expiresAt, createdAt } = old.key;
      expect(next.key).toMatchObject({ id, name, expiresAt, createdAt, limits });
      expect(next.secret.reveal()).not.toBe(old.secret.reveal());
      // It was done: nothing is due any more, for as long as the new secret is young.
      expect([next.key.warnings, next.key.regeneratedAt]).toEqual([[], new Date(stage.clock.now())]);
      expect((await ada.keys.get(id)).warnings).toEqual([]);
      await stored(stage, next.secret);
      await step('The old key becomes invalid immediately.', () =>
        expect(stored(stage, old.secret)).rejects.toMatchObject({ code: 'unauthorized', status: 401 }),
      );
      expect((await ada.audit.list({ key: id, action: 'regenerate' }).toArray()).map(({ actor }) => actor)).toEqual([
        'ada',
      ]);
    },
  },

  revoke: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'Development' });
      await stored(stage, secret);

      await step('Permanently deletes an API key.', () => ada.keys.revoke(key.id));
      await expect(stored(stage, secret)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
      expect(await ada.keys.list().toArray()).toEqual([]);
      await step('This action cannot be undone.', async () => {
        await expect(ada.keys.get(key.id)).rejects.toMatchObject({ code: 'not_found' });
        await expect(ada.keys.regenerate(key.id)).rejects.toMatchObject({ code: 'not_found' });
        await expect(ada.keys.enable(key.id)).rejects.toMatchObject({ status: 409 });
      });
      expect((await ada.audit.list({ key: key.id, order: 'asc' }).toArray()).map(({ action }) => action)).toEqual([
        'issue',
        'revoke',
        'dead_key_refused',
      ]);
    },
  },
};
