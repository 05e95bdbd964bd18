import { cellText } from '@latchkey/providers';
import { createHeratio } from '@latchkey/sdk/heratio';
import { expect } from 'vitest';
import type { Flows } from '../flow.ts';

/** A browser's session. */
const cookieOf = async (site: string, person: string): Promise<string> => {
  const signedIn = await fetch(`${site}/_latchkey/manage/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Latchkey-Request': '1' },
    body: JSON.stringify({ person }),
  });
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const shownOnce =
  'The full key value is displayed once, on a green confirmation banner, in the form rk_ followed by a long hexadecimal string. Copy it immediately - it will not be shown again. If you lose it, revoke the key and generate a new one.';

/** Somebody in each state of approval but the one that opens the page. */
const notApproved = new Map([
  ['pending', 'pending_researcher'],
  ['suspended', 'researcher_3'],
  ['expired', 'expired_researcher'],
  ['rejected', 'rejected_researcher'],
]);

/** What the approval gate, "Generate a key" and "Revoke a key" of Heratio's article say. */
export const flows: Flows = {
  approval: {
    async go(stage, step) {
      const site = new URL(stage.baseUrl).origin;
      const approved = await step('Only researchers whose account status is approved can reach the API Keys page', () =>
        stage.signIn('researcher_1'),
      );
      expect((await approved.session()).approval).toMatchObject({ status: 'approved', isApproved: true });
      expect(await approved.keys.list().toArray()).toEqual([]);
      const { manager } = await approved.system();
      expect(manager.approval?.known.filter((status) => status !== 'approved')).toEqual([...notApproved.keys()]);

      await step('others are redirected back to the research dashboard with a notice.', async () => {
        for (const [status, person] of notApproved) {
          const researcher = await stage.signIn(person);
          const { approval } = await researcher.session();
          expect(approval).toEqual({
            status,
            isApproved: false,
            redirect: '/research/dashboard',
            notice: 'Must be an approved researcher',
          });
          const refused = {
            status: 403,
            code: 'insufficient_scope',
            message: expect.stringContaining('Must be an approved researcher'),
          };
          await expect(researcher.keys.list().toArray()).rejects.toMatchObject(refused);
          await expect(researcher.keys.issue({ name: 'My Research App' })).rejects.toMatchObject(refused);

          const cookie = await cookieOf(site, person);
          const sent = await fetch(`${site}/research/apiKeys`, { headers: { Cookie: cookie }, redirect: 'manual' });
          expect([sent.status, sent.headers.get('location')]).toEqual([302, approval?.redirect]);
          const notice = sent.headers.get('set-cookie')?.split(';')[0] ?? '';
          const dashboard = await fetch(`${site}${approval?.redirect}`, {
            headers: { Cookie: `${cookie}; ${notice}` },
          });
          expect(await dashboard.text()).toContain(approval?.notice);
        }
      });
    },
  },

  issue: {
    async go(stage, step) {
      const researcher = await step('Sign in as an approved researcher.', () => stage.signIn('researcher_1'));
      expect((await researcher.session()).approval).toMatchObject({ status: 'approved', isApproved: true });
      const { manager, fields, baseUrl } = await researcher.system();

      await step(
        'Open your research area and go to Profile -> API Keys (route name research.apiKeys, URL /research/apiKeys).',
        () => {
          expect(manager.path).toEqual(['Profile', 'API Keys']);
          expect(baseUrl).toBe(stage.baseUrl);
          expect(manager.approval?.page).toBe('/research/apiKeys');
        },
      );
      await step('Click Generate Key. A dialog opens.', () => {
        expect([manager.form.open, manager.form.title]).toEqual(['Generate Key', 'Generate New API Key']);
      });
      await step('Fill in the form:', () => {
        expect(fields.map(({ label, isRequired }) => [label, isRequired])).toEqual([
          ['Key Name', true],
          ['Permissions', false],
          ['Expiry Date', false],
        ]);
      });
      const named = await step(
        'Key Name (required) - a descriptive label, for example "My Research App".',
        () => fields[0]?.examples?.[0] ?? '',
      );
      const permissions = await step('Permissions (optional) - tick any of:', () => {
        const ticked = fields[1]?.options?.filter(({ isPreselected }) => isPreselected).map(({ value }) => value);
        expect(ticked).toEqual(['read']);
        return [...(ticked ?? []), 'write'];
      });
      await step(
        'Expiry Date (optional) - a date after which the key stops working. Leave empty for no expiration.',
        async () => {
          const { expiresAt } = await researcher.keys.check({ name: named, permissions, expires: '2026-06-30' });
          expect(expiresAt).toBe('2026-07-01T00:00:00.000Z');
        },
      );
      const { key, secret } = await step('Click Generate.', () => researcher.keys.issue({ name: named, permissions }));
      expect(key).toMatchObject({
        name: 'My Research App',
        scopes: ['read', 'search', 'write', 'create', 'update'],
        expiresAt: null,
      });
      await step(shownOnce, async () => {
        expect(secret.reveal()).toMatch(/^rk_[0-9a-f]{64}$/);
        const [listed] = await researcher.keys.list().toArray();
        expect(listed?.mask).toBe(`${secret.reveal().slice(0, 8)}...`);
        expect(JSON.stringify(listed)).not.toContain(secret.reveal().slice(8, 20));
      });
      const heratio = createHeratio({ ...stage.there, apiKey: secret });
      expect(await heratio.profile()).toMatchObject({ id: expect.anything() });
      await heratio.collections.create({ name: 'Letters' });

      // The box that the form has ticked when it opens, and no tick at all.
      expect(fields[1]?.hint).toBe(
        'Read is ticked by default. If you tick none, the key is created with an empty scope set.',
      );
      const { key: unticked } = await researcher.keys.issue({ name: 'Nothing yet' });
      expect(unticked.scopes).toEqual([]);
    },
  },

  view: {
    async go(stage, step) {
      const researcher = await stage.signIn('researcher_1');
      const issued = await researcher.keys.issue({
        name: 'thesis script',
        permissions: ['read'],
        expires: '2026-06-30',
      });
      const { manager } = await researcher.system();
      await step('On the API Keys page each key is listed with:', async () => {
        const [key] = await researcher.keys.list().toArray();
        if (!key) throw new Error('The key is not listed.');
        const cells = manager.columns.map((column) => [column.label, cellText(manager, column, key)]);
        expect(cells).toEqual([
          ['Name', 'thesis script'],
          ['Key', `${issued.secret.reveal().slice(0, 8)}...`],
          ['Created', '2026-01-01'],
          ['Last Used', 'Never'],
          ['Expires', '2026-06-30'],
          ['Status', 'Active'],
          ['Action', ''],
        ]);
        expect(key.acts).toEqual(['revoke']);
      });
    },
  },

  revoke: {
    async go(stage, step) {
      const researcher = await stage.signIn('researcher_1');
      const { secret } = await researcher.keys.issue({ name: 'thesis script', permissions: ['read'] });
      await researcher.keys.issue({ name: 'reference manager', permissions: ['search'] });
      const heratio = createHeratio({ ...stage.there, apiKey: secret });
      await heratio.profile();

      const found = await step('On the API Keys page, find the key in the table.', async () => {
        const [key] = await researcher.keys.list({ text: secret.reveal().slice(0, 8) }).toArray();
        return key;
      });
      expect(found).toMatchObject({ name: 'thesis script', acts: ['revoke'], lastUsedAt: new Date(stage.clock.now()) });
      const { manager } = await researcher.system();
      await step('Click Revoke in its Action column.', () => {
        expect(manager.columns.find(({ field }) => field === 'acts')?.label).toBe('Action');
        expect(manager.actions.revoke).toMatchObject({ label: 'Revoke', in: 'row' });
      });
      await step(
        'Confirm the prompt. The key is deactivated immediately and its status changes to Revoked.',
        async () => {
          expect(manager.actions.revoke?.confirm?.text).toMatch(/^Revocation cannot be undone\./);
          const { status, acts } = await researcher.keys.revoke(found?.id ?? '');
          expect([manager.statuses[status], acts]).toEqual(['Revoked', []]);
        },
      );
      await expect(heratio.profile()).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
      expect(
        (await researcher.keys.list({ sort: 'name', order: 'asc' }).toArray()).map(({ status }) => status),
      ).toEqual(['active', 'revoked']);
    },
  },
};
