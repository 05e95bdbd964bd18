import { cellText } from '@latchkey/providers';
import type { KeyGiven } from '@latchkey/sdk';
import { createHyperMemory } from '@latchkey/sdk/hypermemory';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';
import type { Stage } from '../stage.ts';

const recallWith = (stage: Stage, apiKey: KeyGiven) =>
  createHyperMemory({ ...stage.there, apiKey })
    .memory.recall({ query: 'project' })
    .firstPage();

const scopes = ['memory:read', 'memory:write'];

/** What "Managing Keys" of HyperMemory says: revoking, rotating, monitoring, emergencies, and more keys. */
export const flows: Flows = {
  view: {
    async go(stage, step) {
      const ada = await step('Go to app.hypermemory.io', () => stage.signIn('ada'));
      const { secret } = await ada.keys.issue({ name: 'prod-api-server', scopes });
      await recallWith(stage, secret);
      const { manager } = await ada.system();
      await step('Navigate to Settings → API Keys', () => expect(manager.path).toEqual(['Settings', 'API Keys']));
      await step('View your active keys:', async () => {
        const [key] = await ada.keys.list({ status: 'active' }).toArray();
        if (!key) throw new Error('The key is not listed.');
        const cells = manager.columns.map((column) => [column.label, cellText(manager, column, key)]);
        expect(cells).toEqual([
          ['Name', 'prod-api-server'],
          ['Prefix', 'hm_live_'],
          ['Scopes', 'memory:read, memory:write'],
          ['Created', '2026-01-01'],
          ['Last Used', '2026-01-01 00:00:00'],
          ['⋮', ''],
        ]);
      });
    },
  },

  revoke: {
    given: { plan: 'developer' },
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'backend-ci-testing', scopes });
      await ada.keys.issue({ name: 'prod-api-server', scopes });
      await recallWith(stage, secret);
      const { manager } = await ada.system();

      await step('Navigate to Settings → API Keys', () => expect(manager.path).toEqual(['Settings', 'API Keys']));
      const found = await step('Find the key to revoke', async () => {
        const [first] = await ada.keys.list({ text: 'ci-testing' }).toArray();
        return first;
      });
      expect(found).toMatchObject({ id: key.id, acts: ['revoke'] });
      await step('Click the ⋮ menu → Revoke', () => {
        expect(manager.columns.find(({ field }) => field === 'acts')?.label).toBe('⋮');
        expect(manager.actions.revoke).toMatchObject({ label: 'Revoke', in: 'menu' });
      });
      await step('Confirm the action', async () => {
        expect(manager.actions.revoke?.confirm?.text).toBe('Revoking permanently disables a key.');
        expect(await ada.keys.revoke(found?.id ?? '')).toMatchObject({ status: 'revoked', acts: [] });
      });
      await expect(recallWith(stage, secret)).rejects.toMatchObject({ code: 'unauthorized' });
      // It counts no more, and is shown to who asks for it.
      expect((await ada.account.get()).keys).toEqual({ limit: 5, used: 1 });
      expect((await ada.keys.list().toArray()).map(({ name }) => name)).toEqual(['prod-api-server']);
      expect((await ada.keys.list({ status: 'revoked' }).toArray()).map(({ id }) => id)).toEqual([key.id]);
    },
  },

  rotate: {
    given: { plan: 'developer' },
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const old = await ada.keys.issue({ name: 'prod-api-server', scopes });
      const service = createHyperMemory({ ...stage.there, apiKey: old.secret, log: null });

      const next = await step('Generate a new key with the same scopes as the old one.', () =>
        ada.keys.issue({ name: '2026-01-api-server', scopes: old.key.scopes }),
      );
      await step('Update all applications to use the new key:', async () => {
        expect((await ada.account.get()).keys).toEqual({ limit: 5, used: 2 });
      });
      await step('Configuration files', async () => {
        const { env } = await ada.keys.examples(next.key.id);
        stage.project.write('.env', env.replace('hm_live_your_key_here', next.secret.reveal()));
      });
      const job = await step('Environment variables', () => {
        expect(stage.project.load()).toHaveProperty('HYPERMEMORY_API_KEY', next.secret.reveal());
        return createHyperMemory({ clock: stage.clock });
      });
      // What takes its key from elsewhere is told while it runs.
      await step('Secrets management systems', () => service.useKey(next.secret));
      await step('Test that all applications work with the new key:', () =>
        service.memory.recall({ query: 'project' }).firstPage(),
      );
      await step('Run health checks', () => job.memory.recall({ query: 'project' }).firstPage());
      await step('Verify memory operations', () => service.memory.store({ content: 'The key was rotated.' }));
      await step('Check logs for errors', async () => {
        expect(await ada.keys.get(next.key.id)).toMatchObject({ requestCount: 3, errorCount: 0 });
        expect(await ada.keys.get(old.key.id)).toMatchObject({ requestCount: 0 });
      });
      await step('Once everything works, revoke the old key.', () => ada.keys.revoke(old.key.id));

      await expect(recallWith(stage, old.secret)).rejects.toMatchObject({ code: 'unauthorized' });
      await service.memory.recall({ query: 'project' }).firstPage();
      expect((await ada.account.get()).keys).toEqual({ limit: 5, used: 1 });
      expect(await ada.keys.list().toArray()).toMatchObject([{ id: next.key.id }]);
    },
  },

  compromise: {
    async go(stage, step) {
      const { clock } = stage;
      const ada = await stage.signIn('ada');
      const leaked = await ada.keys.issue({ name: 'prod-agent', scopes });
      await recallWith(stage, leaked.secret);
      await clock.advance('1h');
      const seen = new Date(clock.now());
      await recallWith(stage, leaked.secret);

      await step("Don't wait — revoke the potentially compromised key now.", () => ada.keys.revoke(leaked.key.id));
      const next = await step('Generate a new key with the same scopes.', () =>
        // Revoked keys don't count: there is room for it, even on the Free plan.
        ada.keys.issue({ name: leaked.key.name, scopes: leaked.key.scopes }),
      );
      await step('Deploy the new key to all affected systems.', () => recallWith(stage, next.secret));
      await expect(recallWith(stage, leaked.secret)).rejects.toMatchObject({ code: 'unauthorized' });
      await step('Review the audit log for unauthorized access during the exposure window.', async () => {
        const log = await ada.audit.list({ key: leaked.key.id, since: seen, order: 'asc' }).toArray();
        expect(log.map(({ action, address }) => [action, address])).toEqual([
          ['request_succeeded', '127.0.0.1'],
          ['revoke', '127.0.0.1'],
          ['dead_key_refused', '127.0.0.1'],
        ]);
      });
      await step('Determine how the key was exposed to prevent recurrence.', async () => {
        const incident = await ada.incident.get(leaked.key.id, { since: seen });
        expect(incident).toMatchObject({
          exposure: { from: seen.toISOString(), to: seen.toISOString(), endedBy: 'revoked' },
          addresses: [{ address: '127.0.0.1', succeeded: 1, refused: 1 }],
          operations: [{ operation: 'memoryRecall', succeeded: 1, refused: 1 }],
        });
        const found = await ada.leaks.find(`# notebook\nkey = "${leaked.secret.reveal()}"`);
        expect(found).toMatchObject([{ isLive: false, key: { id: leaked.key.id } }]);
      });
    },
  },

  upgrade: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const first = await ada.keys.issue({ name: 'prod-api-server', scopes });
      const second = () => ada.keys.issue({ name: 'backend-ci-testing', scopes });
      await expect(second()).rejects.toMatchObject({
        code: 'plan_cap',
        status: 409,
        message: expect.stringMatching(/Revoke a key first, or choose a larger plan/),
      });
      const { manager } = await ada.system();

      await step('Navigate to Settings → Billing', async () => {
        expect(manager.plan?.path).toEqual(['Settings', 'Billing']);
        expect(await ada.account.get()).toMatchObject({ plan: 'free', keys: { limit: 1, used: 1 }, mayChange: true });
      });
      await step('Click Upgrade Plan', async () => {
        expect(manager.plan?.upgrade).toBe('Upgrade Plan');
        const { offered } = await ada.account.get();
        expect(offered.map(({ title, keys }) => [title, keys])).toEqual([
          ['Free', 1],
          ['Developer', 5],
          ['Pro', 20],
          ['Enterprise', null],
        ]);
      });
      await step('Select a plan with higher key limits', async () => {
        expect(await ada.account.changePlan('developer')).toMatchObject({ plan: 'developer', keys: { limit: 5 } });
      });
      await second();
      expect((await ada.account.get()).keys).toEqual({ limit: 5, used: 2 });
      // Back again it is one too many, and none is taken away.
      expect(await ada.account.changePlan('free')).toMatchObject({ keys: { limit: 1, used: 2 } });
      await recallWith(stage, first.secret);
    },
  },

  monitor: {
    given: { plan: 'developer' },
    async go(stage, step) {
      const { clock } = stage;
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'prod-api-server', scopes: ['memory:read'] });
      const service = createHyperMemory({ ...stage.there, apiKey: secret });
      for (let at = 0; at < 3; at++) await recallWith(stage, secret);
      await expect(service.memory.store({ content: 'Not allowed.' })).rejects.toMatchObject({
        code: 'insufficient_scope',
      });
      const { manager } = await ada.system();

      const former = await ada.keys.issue({ name: 'former-service', scopes });
      await ada.keys.revoke(former.key.id);

      const seen = await step('The API Keys page shows:', () => ada.keys.get(key.id));
      await step('Requests today — Total API calls per key', () => expect(seen.requestsToday).toBe(4));
      await step('Last used — Most recent activity timestamp', () =>
        expect(seen.lastUsedAt).toEqual(new Date(clock.now())),
      );
      await step('Error rate — Percentage of failed requests', () => expect(seen.errorRate).toBe(0.25));
      await step('Navigate to Settings → Alerts', async () => {
        expect(manager.alerts?.path).toEqual(['Settings', 'Alerts']);
        expect(await ada.alerts.list()).toEqual([]);
      });
      await step('Create a new alert:', () => expect(manager.alerts?.open).toBe('Create a new alert'));
      const condition = await step(
        'Condition: “API key usage > X requests/minute”',
        () => ({ kind: 'requests_per_minute', above: 5 }) as const,
      );
      const channel = await step('Action: Email notification', () => {
        expect(manager.alerts?.action).toBe('Email notification');
        return { kind: 'email', to: 'ada@example.org' } as const;
      });
      const alert = await ada.alerts.create({ key: key.id, condition, channel });
      expect(`“${alert.title}”`).toBe(`“${manager.alerts?.condition.replace('X', '5')}”`);
      for (let at = 0; at < 7; at++) await recallWith(stage, secret);
      await clock.advance('1m');
      expect(await ada.alerts.crossings({ key: key.id })).toMatchObject([{ alert: alert.id, delivery: 'delivered' }]);
      expect(await ada.alerts.outbox()).toMatchObject([{ to: 'ada@example.org' }]);
      // Somebody goes on with the revoked key, and somebody guesses.
      for (let at = 0; at < 2; at++) {
        await expect(recallWith(stage, former.secret)).rejects.toMatchObject({ code: 'unauthorized' });
      }
      await expect(recallWith(stage, `${secret.reveal().slice(0, -8)}00000000`)).rejects.toMatchObject({
        code: 'unauthorized',
      });

      await step('Navigate to Settings → Audit Log', async () => {
        expect(manager.audit?.path).toEqual(['Settings', 'Audit Log']);
        expect((await ada.audit.list().firstPage()).items.length).toBeGreaterThan(0);
      });
      const logOf = async (id: string) =>
        (await ada.audit.list({ key: id, order: 'asc' }).toArray()).map(({ action, count }) => [action, count]);
      const [log, formers] = await step('Filter by API key', () => Promise.all([key.id, former.key.id].map(logOf)));
      // What is the same within five minutes is told once, with how often.
      await step('Review activity:', () => {
        expect(log).toEqual([
          ['issue', 1],
          ['request_succeeded', 10],
          ['request_failed', 1],
          ['create_alert', 1],
        ]);
      });
      await step('Successful requests', () => expect(log).toContainEqual(['request_succeeded', 10]));
      await step('Failed authentication attempts', async () => {
        const [attempt, ...others] = await ada.audit.list({ action: 'dead_key_refused' }).toArray();
        expect(attempt).toMatchObject({
          key: former.key.id,
          actor: null,
          address: '127.0.0.1',
          count: 2,
          data: { reason: 'revoked_key' },
        });
        expect(others).toEqual([]);
        // What is no key of the account is in nobody's log.
        expect(await ada.audit.list({ action: 'authentication_failed' }).toArray()).toEqual([]);
      });
      await step('Key creation/revocation events', () => {
        expect(formers).toEqual([
          ['issue', 1],
          ['revoke', 1],
          ['dead_key_refused', 2],
        ]);
      });
    },
  },
};
