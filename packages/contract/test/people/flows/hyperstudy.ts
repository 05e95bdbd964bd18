import { execFileSync } from 'node:child_process';
import { cellText, type KeyField } from '@latchkey/providers';
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

/** What HyperStudy's document says of issuing, editing, monitoring and rotating keys, and its "Common Workflows". */
export const flows: Flows = {
  issue: {
    async go(stage, step) {
      const { project, there } = stage;
      const ada = await step('Log in to HyperStudy', () => stage.signIn('ada'));
      const { manager, fields } = await ada.system();
      const field = (name: string) => fields.find((each) => each.field === name);

      await step('Navigate to Admin Dashboard', () => expect(manager.path[0]).toBe('Admin Dashboard'));
      await step('Click on your profile or the dashboard icon', async () => {
        expect((await ada.session()).person).toMatchObject({ id: 'ada', role: 'owner' });
      });
      await step('Click "API Keys" in the sidebar', async () => {
        expect(manager.path.at(-1)).toBe('API Keys');
        expect(await ada.keys.list().toArray()).toEqual([]);
      });
      await step('Click "Create API Key"', () => expect(manager.form.open).toBe('Create API Key'));
      const named = await step('Fill in the Key Information', () => {
        expect([field('name')?.isRequired, field('description')?.isRequired]).toEqual([true, false]);
        return { name: 'Python Analysis Script', description: 'For downloading event data in my research pipeline' };
      });
      const scopes = await step('Select Permissions (Scopes)', () => {
        const offered = field('scopes')?.options?.map(({ value }) => value);
        expect(offered).toEqual(expect.arrayContaining(['read:events', 'read:*', '*']));
        return ['read:events'];
      });
      const expires = await step('Set Expiration', async () => {
        const choices = field('expires')?.options ?? [];
        expect(choices.map(({ value }) => value)).toEqual(['7d', '30d', '90d', '1y', 'never']);
        // What is not recommended is warned of, and refused to nobody.
        const { warnings } = await ada.keys.check({ ...named, scopes: ['*'], expires: 'never' });
        expect(warnings.map(({ id }) => id)).toEqual(['no_end', 'full_access']);
        return choices.find(({ isPreselected }) => isPreselected)?.value ?? null;
      });
      expect(expires).toBe('90d');
      const { key, secret } = await step('Click "Create API Key"', () => ada.keys.issue({ ...named, scopes, expires }));
      expect(key).toMatchObject({ ...named, scopes, expiresAt: new Date('2026-04-01T00:00:00Z'), warnings: [] });
      await step('Copy the key immediately', async () => {
        expect(secret.reveal()).toMatch(/^hst_live_[0-9a-z]{64}$/i);
        const shown = [await ada.keys.get(key.id), await ada.keys.list().toArray(), await ada.audit.csv()];
        expect(JSON.stringify(shown)).not.toContain(secret.reveal().slice(-12));
      });
      await step('Store it securely (see Security Best Practices)', () => expect(String(secret)).toBe(key.mask));
      await step('Click "Download .env File" to get a template environment file', async () => {
        const { env } = await ada.keys.examples(key.id);
        expect(env).not.toContain(secret.reveal());
        project.write('.env', env.replace('hst_live_your_key_here', secret.reveal()));
      });
      await step('Test the key to make sure it works', async () => {
        project.load();
        const study = createHyperStudy({ clock: there.clock });
        expect(await study.events.inRoom('YOUR_ROOM_ID').first()).toMatchObject({ roomId: 'YOUR_ROOM_ID' });
      });
      await step('Click "I\'ve Saved It" when you\'re done', () => expect(manager.once.done).toBe("I've Saved It"));
    },
  },

  view: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const form = { name: 'Automated Export', description: 'Weekly data exports to CSV', scopes: ['read:events'] };
      const { key, secret } = await ada.keys.issue(form);
      await eventsWith(stage, secret);
      const { manager } = await ada.system();
      const shown = new Map(manager.details?.rows.map((row) => [row.field, row]));

      const seen = await step('In the API Keys table, click "Details" next to any key', async () => {
        expect(manager.details?.open).toBe('Details');
        const [listed] = await ada.keys.list().toArray();
        return ada.keys.get(listed?.id ?? '');
      });
      const cell = (field: KeyField) => {
        const row = shown.get(field);
        return row && cellText(manager, row, seen);
      };
      await step("You'll see:", () => expect(seen.id).toBe(key.id));
      await step('Name and description', () =>
        expect([cell('name'), cell('description')]).toEqual([form.name, form.description]),
      );
      await step('Status (active, expired, revoked)', () => {
        expect(Object.values(manager.statuses)).toEqual(['active', 'expired', 'revoked']);
        expect(cell('status')).toBe('active');
      });
      await step('Scopes (permissions)', () => expect(cell('scopes')).toBe('read:events'));
      await step('Created date', () => expect(cell('createdAt')).toBe('2026-01-01 00:00:00'));
      await step('Expiration date', () => expect(cell('expiresAt')).toBe('2026-04-01 00:00:00'));
      await step('Last used timestamp', () => expect(cell('lastUsedAt')).toBe('2026-01-01 00:00:00'));
      await step('Usage statistics (request count)', () => expect(cell('requestCount')).toBe('1'));
      await step('Code examples with this key', async () => {
        expect(shown.get('examples')?.as).toBe('examples');
        const { examples } = await ada.keys.examples(key.id);
        expect(examples.map(({ title }) => title)).toEqual(manager.examples.map(({ title }) => title));
        // A key that may not read events is shown no code that reads them.
        const chat = await ada.keys.issue({ name: 'Chat', scopes: ['read:chat'] });
        const { examples: readers } = await ada.keys.examples(chat.key.id);
        expect(readers.map(({ title }) => title)).toEqual([
          'Load in Python',
          'Load in JavaScript (Node.js)',
          'Load in R',
        ]);
      });
    },
  },

  revoke: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'Committed to GitHub', scopes: ['read:events'] });
      await eventsWith(stage, secret);
      const { manager } = await ada.system();

      const seen = await step('Click "Details" on the key', () => ada.keys.get(key.id));
      await step('Click "Revoke"', () => {
        expect(seen.acts).toContain('revoke');
        expect(manager.actions.revoke).toMatchObject({ label: 'Revoke', in: 'details' });
      });
      await step('Confirm the action', async () => {
        expect(manager.actions.revoke?.confirm?.text).toMatch(/^Warning: This is permanent!/);
        expect(await ada.keys.revoke(key.id)).toMatchObject({ status: 'revoked', acts: [] });
      });
      await expect(eventsWith(stage, secret)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
    },
  },

  edit: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'Export', scopes: ['read:events'] });
      const study = createHyperStudy({ ...stage.there, apiKey: secret });
      const recordings = () => study.recordings.inRoom('ROOM_ID').firstPage();
      await expect(recordings()).rejects.toMatchObject({
        code: 'insufficient_scope',
        message: expect.stringContaining('Insufficient permissions. Required: read:recordings'),
      });
      const { manager, editable } = await ada.system();

      const seen = await step('Click "Details" on the key', () => ada.keys.get(key.id));
      await step('Click "Edit"', () => {
        expect(seen.acts).toContain('update');
        expect(manager.actions.update).toMatchObject({ label: 'Edit', in: 'details', submit: 'Save Changes' });
      });
      await step('You can change:', () => expect(editable).toEqual(['name', 'description', 'scopes']));
      const changes = {
        ...(await step('Name: Update the descriptive name', () => ({ name: 'R Export Pipeline' }))),
        ...(await step('Description: Update the description', () => ({ description: 'Weekly' }))),
        ...(await step('Scopes: Add or remove permissions', () => ({ scopes: ['read:events', 'read:recordings'] }))),
      };
      await step('Note: You cannot change:', () => expect(manager.actions.update?.fixed).toHaveLength(3));
      const refused = (change: object) =>
        expect(ada.keys.update(key.id, { name: 'Never', ...change })).rejects.toMatchObject({
          code: 'invalid_request',
          status: 400,
        });
      await step("The key itself (it's one-time only)", async () => {
        await refused({ secret: 'hst_live_mine' });
        await expect(ada.keys.regenerate(key.id)).rejects.toMatchObject({ status: 409 });
      });
      await step('Expiration date (create a new key instead)', () => refused({ expires: 'never' }));
      await step('Owner', () => refused({ owner: 'user_2' }));
      expect(await ada.keys.get(key.id)).toMatchObject({ name: 'Export', version: seen.version });
      const edited = await step('Click "Save Changes"', () =>
        ada.keys.update(key.id, { ...changes, version: seen.version }),
      );
      expect(edited).toMatchObject({ ...changes, expiresAt: seen.expiresAt, owner: seen.owner, mask: seen.mask });
      // The same key, at once.
      expect((await recordings()).items.length).toBeGreaterThan(0);
      // Whoever has the old version open still overwrites nothing.
      await expect(ada.keys.update(key.id, { name: 'Late', version: seen.version })).rejects.toMatchObject({
        code: 'conflict',
        status: 409,
      });
    },
  },

  monitor: {
    async go(stage, step) {
      const ada = await stage.signIn('ada');
      const { key, secret } = await ada.keys.issue({ name: 'JavaScript Monitoring', scopes: ['read:events'] });
      await eventsWith(stage, secret);
      await stage.clock.advance('1h');
      await eventsWith(stage, secret);
      const labels = (await ada.system()).manager.details?.rows.map(({ label }) => label);

      const seen = await step('In the key details, check:', () => ada.keys.get(key.id));
      await step('Last Used: When the key was last used', () => {
        expect(labels).toContain('Last Used');
        expect(seen.lastUsedAt).toEqual(new Date('2026-01-01T01:00:00Z'));
      });
      await step('Request Count: Total number of API requests', () => {
        expect(labels).toContain('Request Count');
        expect([seen.requestCount, seen.requestsToday, seen.errorRate]).toEqual([2, 2, 0]);
      });
      await step('Last IP: IP address of last request', () => {
        expect(labels).toContain('Last IP');
        expect(seen.lastIp).toBe('127.0.0.1');
      });
    },
  },

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
        expect(manager.actions.revoke?.confirm?.text).toMatch(/^Warning: This is permanent!/);
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
