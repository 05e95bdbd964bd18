import type { KeyGiven } from '@latchkey/sdk';
import { createHesedVid } from '@latchkey/sdk/hesedvid';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';
import type { Stage } from '../stage.ts';

const organization = 'org_123456789';

const videosWith = (stage: Stage, apiKey?: KeyGiven) =>
  createHesedVid({ ...stage.there, organization, ...(apiKey === undefined ? {} : { apiKey }) }).videos;

/** What "Getting Your API Keys" and "Monitor Usage" of HesedVid's document say. */
export const flows: Flows = {
  issue: {
    async go(stage, step) {
      const { project } = stage;
      const ada = await step('Log in to your HesedVid dashboard', () => stage.signIn('ada'));
      const { manager, fields, types } = await ada.system();
      await step('Navigate to Settings → API Keys', async () => {
        expect(manager.path).toEqual(['Settings', 'API Keys']);
        expect((await ada.keys.list().firstPage()).total).toBe(0);
      });
      const { key, secret } = await step('Create a new key with appropriate permissions', () => {
        expect(types.map(({ title }) => title)).toEqual(['Environment-Specific', 'Full-Access']);
        const environments = fields.find(({ field }) => field === 'environment')?.options?.map(({ value }) => value);
        expect(environments).toContain('prod');
        return ada.keys.issue({ name: 'Production server', type: 'environment', environment: 'prod' });
      });
      expect(key).toMatchObject({
        reach: { type: 'environment', organization, environment: 'prod' },
        environment: 'live',
        expiresAt: null,
      });
      await step('Copy the key immediately (it won’t be shown again)', async () => {
        expect(secret.reveal()).toMatch(/^hv_live_\w{32}$/);
        const shown = [await ada.keys.get(key.id), await ada.keys.list().toArray(), await ada.audit.csv()];
        expect(JSON.stringify(shown)).not.toContain(secret.reveal().slice(-12));
      });
      await step('Store securely in your application', async () => {
        const { env } = await ada.keys.examples(key.id);
        project.write('.env', env.replace('hv_live_your_key_here', secret.reveal()));
        project.load();
        const videos = createHesedVid({ organization, clock: stage.clock }).videos;
        expect((await videos.list().firstPage()).items.length).toBeGreaterThan(0);
      });
    },
  },

  monitor: {
    given: { auditsRequests: true },
    async go(stage, step) {
      const { clock } = stage;
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'CI/CD', type: 'full-access' });
      await videosWith(stage, secret).list().firstPage();

      await step('Check API logs regularly', async () => {
        const log = await ada.audit.list({ key: key.id }).toArray();
        expect(log.map(({ action }) => action)).toEqual(['request_succeeded', 'issue']);
        const usage = await ada.usage({ key: key.id });
        expect(usage.points.at(-1)).toMatchObject({ requests: 1, ok: 1, failed: 0 });
        expect(usage.operations).toMatchObject([{ operation: 'listVideos', ok: 1 }]);
      });
      const alert = await step('Set up alerts for unusual activity', () =>
        ada.alerts.create({
          key: key.id,
          condition: { kind: 'requests_per_minute', above: 10 },
          channel: { kind: 'email', to: 'ada@example.org' },
        }),
      );
      for (let at = 0; at < 12; at++) await videosWith(stage, secret).list().firstPage();
      await clock.advance('1m');
      expect(await ada.alerts.crossings({ alert: alert.id })).toMatchObject([{ key: key.id, delivery: 'delivered' }]);
      expect(await ada.alerts.outbox()).toMatchObject([{ to: 'ada@example.org' }]);
      await step('Revoke compromised keys immediately', () => ada.keys.revoke(key.id));
      await expect(videosWith(stage, secret).list().firstPage()).rejects.toMatchObject({ code: 'unauthorized' });
      expect(await ada.incident.get(key.id)).toMatchObject({
        areRequestsAudited: true,
        exposure: { endedBy: 'revoked' },
        operations: [{ operation: 'listVideos', refused: 1 }],
      });
    },
  },
};
