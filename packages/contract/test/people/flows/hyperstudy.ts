import { execFileSync } from 'node:child_process';
import type { KeyGiven } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';
import type { Stage } from '../stage.ts';

/** How many events a key is handed. */
const eventsWith = async ({ there }: Stage, apiKey: KeyGiven) =>
  (
    await createHyperStudy({ ...there, apiKey })
      .events.inRoom('ROOM_ID')
      .firstPage()
  ).items.length;

/** What "Common Workflows" and "How to Rotate" of HyperStudy's document say. */
export const flows: Flows = {
  set_up: {
    async go(stage, step) {
      const { project, there } = stage;
      const ada = await stage.signIn('ada');
      const { manager, fields } = await ada.system();

      const { key, secret } = await step('Create API key with appropriate scopes', () => {
        const scopes = fields.find(({ field }) => field === 'scopes')?.presets?.[0];
        expect(scopes?.title).toBe('Data Analysis');
        return ada.keys.issue({ name: 'Python Analysis Script', scopes: scopes?.values ?? [], expires: '90d' });
      });
      expect(key).toMatchObject({
        status: 'active',
        scopes: ['read:events', 'read:recordings', 'read:ratings'],
        expiresAt: new Date('2026-04-01T00:00:00Z'),
        warnings: [],
      });
      await step('Download the .env file template', async () => {
        project.write('.env', (await ada.keys.examples(key.id)).env);
        expect(project.load()).toEqual({
          HYPERSTUDY_API_KEY: 'hst_live_your_key_here',
          HYPERSTUDY_BASE_URL: stage.baseUrl,
        });
        expect(() => createHyperStudy()).toThrow(expect.objectContaining({ code: 'config' }));
      });
      await step('Add API key to .env file', () => {
        project.write('.env', project.read('.env').replace('hst_live_your_key_here', secret.reveal()));
      });
      await step('Add .env to .gitignore', () => {
        project.write('.gitignore', `${manager.env.gitignore.join('\n')}\n`);
        execFileSync('git', ['init', '--quiet'], { cwd: project.path });
        const ignored = execFileSync('git', ['check-ignore', '.env'], { cwd: project.path, encoding: 'utf8' });
        expect(ignored).toBe('.env\n');
      });
      const study = await step('Test API key with simple request', async () => {
        project.load();
        const client = createHyperStudy({ clock: there.clock });
        expect(await client.events.inRoom('YOUR_ROOM_ID').first()).toMatchObject({ roomId: 'YOUR_ROOM_ID' });
        return client;
      });
      await step('Build your integration', async () => {
        expect(await study.events.inRoom('YOUR_ROOM_ID', { limit: 50 }).toArray({ max: 120 })).toHaveLength(120);
        await expect(study.chat.inRoom('YOUR_ROOM_ID').firstPage()).rejects.toMatchObject({
          code: 'insufficient_scope',
          requiredScopes: ['read:chat'],
        });
      });
      const { requestCount, lastIp, lastUsedAt } = await ada.keys.get(key.id);
      expect({ requestCount, lastIp, lastUsedAt }).toEqual({
        requestCount: 5,
        lastIp: '127.0.0.1',
        lastUsedAt: new Date(there.clock.now()),
      });
    },
  },

  rotate: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const old = await ada.keys.issue({ name: 'Weekly data exports', scopes: ['read:events'], expires: '1y' });
      expect(old.key.warnings).toEqual([]);
      await stage.clock.advance('91d');
      await ada.signIn('ada');
      expect((await ada.keys.get(old.key.id)).warnings).toContainEqual({
        id: 'rotation_due',
        text: 'Best Practice: Rotate keys every 90 days',
      });

      const next = await step('Create a new API key', () =>
        ada.keys.issue({ name: old.key.name, scopes: old.key.scopes }),
      );
      expect(await eventsWith(stage, old.secret)).toBeGreaterThan(0);
      const project = await step('Update your code to use the new key', () => next.secret);
      await step('Test that the new key works', async () => {
        expect(await eventsWith(stage, project)).toBeGreaterThan(0);
      });
      await step('Revoke the old key', () => ada.keys.revoke(old.key.id));

      await expect(eventsWith(stage, old.secret)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
      expect(await eventsWith(stage, project)).toBeGreaterThan(0);
      expect(await ada.keys.list({ status: 'active' }).toArray()).toMatchObject([{ id: next.key.id, warnings: [] }]);
    },
  },

  decommission: {
    async go(stage, step) {
      const { project, clock } = stage;
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'R Export Pipeline', scopes: ['read:*'], expires: '1y' });
      project.write('.env', (await ada.keys.examples(key.id)).env.replace('hst_live_your_key_here', secret.reveal()));
      await eventsWith(stage, secret);
      await clock.advance('180d');
      await ada.signIn('ada');

      await step('Verify project no longer uses the key', async () => {
        const { lastUsedAt, requestCount, requestsToday, warnings } = await ada.keys.get(key.id);
        expect({ lastUsedAt, requestCount, requestsToday }).toEqual({
          lastUsedAt: new Date('2026-01-01T00:00:00Z'),
          requestCount: 1,
          requestsToday: 0,
        });
        expect(warnings).toContainEqual({ id: 'unused', text: 'the key might be unused (safe to revoke)' });
        const { points } = await ada.usage({ key: key.id, step: 'day' });
        expect(points.every(({ requests }) => requests === 0)).toBe(true);
      });
      await step('Revoke the API key', async () => {
        const { manager } = await ada.system();
        expect(manager.actions.revoke?.confirm?.text).toMatch(/^This is permanent!/);
        expect(await ada.keys.revoke(key.id)).toMatchObject({ status: 'revoked', acts: [] });
        await expect(eventsWith(stage, secret)).rejects.toMatchObject({ code: 'unauthorized' });
      });
      await step('Remove .env file (if no longer needed)', () => {
        project.remove('.env');
        expect(() => createHyperStudy({ clock })).toThrow(expect.objectContaining({ code: 'config' }));
      });
      await step('Document that project is archived', async () => {
        expect(await ada.keys.list().toArray()).toMatchObject([{ name: 'R Export Pipeline', status: 'revoked' }]);
        const archived = await ada.audit.list({ key: key.id, order: 'asc' }).toArray();
        expect(archived.map(({ action, actor }) => [action, actor])).toEqual([
          ['issue', 'ada'],
          ['revoke', 'ada'],
          ['dead_key_refused', null],
        ]);
      });
    },
  },

  compromise: {
    async go(stage, step) {
      const { clock } = stage;
      const ada = await stage.signIn('ada');
      const leaked = await ada.keys.issue({ name: 'Automated Export', scopes: ['read:events', 'read:chat'] });
      await eventsWith(stage, leaked.secret);
      await clock.advance('30m');
      // Whoever found it.
      await eventsWith(stage, leaked.secret);

      await step('Immediately revoke the compromised key', async () => {
        const found = await ada.leaks.revoke(`+HYPERSTUDY_API_KEY=${leaked.secret.reveal()}\n`, {
          source: 'commit 4f2a',
        });
        expect(found).toMatchObject([{ isLive: false, key: { id: leaked.key.id, status: 'revoked' } }]);
      });
      const next = await step('Create a new key with same permissions', () =>
        ada.keys.issue({ name: leaked.key.name, scopes: leaked.key.scopes }),
      );
      await step('Update all code to use the new key', async () => {
        expect(await eventsWith(stage, next.secret)).toBeGreaterThan(0);
      });
      await step('Monitor usage of the compromised key (check last used)', async () => {
        await clock.advance('1h');
        await expect(eventsWith(stage, leaked.secret)).rejects.toMatchObject({ code: 'unauthorized' });
        // The thief's, from before the revocation.
        expect(await ada.keys.get(leaked.key.id)).toMatchObject({
          lastUsedAt: new Date('2026-01-01T00:30:00Z'),
          lastIp: '127.0.0.1',
          requestCount: 2,
        });
      });
      await step('Review audit logs for suspicious activity', async () => {
        const records = await ada.audit.list({ key: leaked.key.id, order: 'asc' }).toArray();
        expect(records.map(({ at, action, actor }) => [at, action, actor])).toEqual([
          ['2026-01-01T00:00:00.000Z', 'issue', 'ada'],
          ['2026-01-01T00:30:00.000Z', 'revoke', 'ada'],
          ['2026-01-01T01:30:00.000Z', 'dead_key_refused', null],
        ]);
        expect(records[1]?.data).toMatchObject({ reason: 'leaked', source: 'commit 4f2a' });
      });
      await step('Document the incident for your security records', async () => {
        const incident = await ada.incident.get(leaked.key.id);
        expect(incident).toMatchObject({
          exposure: { from: '2026-01-01T00:00:00.000Z', to: '2026-01-01T00:30:00.000Z', endedBy: 'revoked' },
          refusedAttempts: [{ address: '127.0.0.1', count: 1, data: { reason: 'revoked_key' } }],
        });
        for (const kept of [JSON.stringify(incident), await ada.incident.csv(leaked.key.id), await ada.audit.csv()]) {
          expect(kept).toContain('127.0.0.1');
          expect(kept).not.toContain(leaked.secret.reveal().slice(-12));
        }
      });
    },
  },
};
