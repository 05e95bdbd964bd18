import { heratio } from '@latchkey/providers/heratio';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../clock/virtual.ts';
import { createReferenceServer } from '../../../create-server.ts';
import { heratioWorld } from '../index.ts';

const site = new URL(heratio.baseUrl).origin;
const page = `${site}/research/apiKeys`;

/** The site as a browser sees it that has signed in as a person. */
const openAs = async (person: string | null, { zone = 'UTC' }: { readonly zone?: string } = {}) => {
  const server = createReferenceServer(heratio, {
    clock: virtualClock('2026-01-15T10:00:00Z'),
    world: heratioWorld(),
    zone,
  });
  const signIn = async (id: string) => {
    const answer = await server.fetch(`${site}/_latchkey/manage/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Latchkey-Request': '1' },
      body: JSON.stringify({ person: id }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const cookie = person === null ? '' : await signIn(person);
  const ask = async (url: string, init: RequestInit = {}) => {
    const headers = { ...(cookie ? { Cookie: cookie } : {}), ...(init.headers as Record<string, string> | undefined) };
    const answer = await server.fetch(url, { redirect: 'manual', ...init, headers });
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text: await answer.text(),
      headers: answer.headers,
    };
  };
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  const post = async (fields: readonly (readonly [string, string])[], opened?: string) => {
    const text = opened ?? (await ask(page)).text;
    const form = new URLSearchParams([
      ['_token', hidden(text, '_token')],
      ...fields.map(([name, value]) => [name, value]),
    ]);
    return ask(page, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
  };
  const generate = (fields: readonly (readonly [string, string])[], opened?: string) =>
    post([['form_action', 'generate'], ...fields], opened);
  return { server, ask, post, generate, hidden };
};

const secretIn = (text: string) => /rk_[0-9a-f]{64}/.exec(text)?.[0] ?? '';
/** The cells of each row of the table, tags taken off. */
const rowsIn = (text: string) =>
  [...(/<tbody>([\s\S]*?)<\/tbody>/.exec(text)?.[1] ?? '').matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[\s\S]*>/, 'Revoke')),
  );

describe('the API Keys page', () => {
  it('has the columns of the document and the API base URL of the installation', async () => {
    const { ask } = await openAs('researcher_1');
    const { status, text, headers } = await ask(page);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect([...text.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, label]) => label)).toEqual([
      'Name',
      'Key',
      'Created',
      'Last Used',
      'Expires',
      'Status',
      'Action',
    ]);
    expect(text).toContain(`API Base URL: <code>${heratio.baseUrl}</code>`);
    expect(text).toMatch(/value="read" checked/);
    expect(text).not.toMatch(/value="(?:write|search)" checked/);
  });

  it('says what the document says of keys, of the form and of each field', async () => {
    const { ask } = await openAs('researcher_1');
    const { text } = await ask(page);
    for (const words of [
      'a descriptive label, for example &quot;My Research App&quot;.',
      'Selecting Read grants the read and search scopes.',
      'Selecting Write grants the write, create, and update scopes.',
      'Selecting Search grants the search scope.',
      'a date after which the key stops working.',
      'Leave empty for no expiration.',
      'Keys are created with a default rate limit of 1000.',
      'Treat your key like a password',
      'Header (recommended): X-API-Key: YOUR_API_KEY',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(
      `<pre><code>curl -H &quot;X-API-Key: $HERATIO_API_KEY&quot; ${heratio.baseUrl}/profile</code></pre>`,
    );
  });

  it('ruling 22: shows dates and times of the zone of the installation, and as the expiry the date that was entered', async () => {
    const { server, ask, generate } = await openAs('researcher_1', { zone: 'Pacific/Pago_Pago' });
    const { text } = await generate([
      ['name', 'My Research App'],
      ['permissions[]', 'read'],
      ['expires_at', '2026-06-30'],
    ]);
    expect((await server.keys.list()).keys[0]?.expiresAt).toEqual(new Date('2026-07-01T11:00:00Z'));
    await ask(`${heratio.baseUrl}/profile`, { headers: { 'X-API-Key': secretIn(text) } });
    expect(rowsIn((await ask(page)).text)[0]?.slice(2, 5)).toEqual(['2026-01-14', '2026-01-14 23:00:00', '2026-06-30']);
  });

  it('generates a key, shows it once, and lists it by its prefix', async () => {
    const { server, ask, generate } = await openAs('researcher_1');
    const { status, text } = await generate([
      ['name', 'My Research App'],
      ['permissions[]', 'read'],
      ['permissions[]', 'write'],
      ['expires_at', '2026-01-31'],
    ]);
    const secret = secretIn(text);
    expect(status).toBe(200);
    expect(text).toMatch(/class="banner"[\s\S]*it will not be shown again/);
    expect(rowsIn(text)).toEqual([
      ['My Research App', `${secret.slice(0, 8)}...`, '2026-01-15', 'Never', '2026-01-31', 'Active', 'Revoke'],
    ]);
    const { keys } = await server.keys.list();
    expect(keys[0]?.scopes).toEqual(['read', 'search', 'write', 'create', 'update']);
    const used = await ask(`${heratio.baseUrl}/profile`, { headers: { 'X-API-Key': secret } });
    expect(used.status).toBe(200);
    const later = await ask(page);
    expect(secretIn(later.text)).toBe('');
    expect(rowsIn(later.text)[0]?.[3]).toBe('2026-01-15 10:00:00');
  });

  it('security 69: generates one key of one form, and shows nothing when the form is sent again', async () => {
    const { server, ask, generate, hidden } = await openAs('researcher_1');
    const opened = (await ask(page)).text;
    const fields = [
      ['name', 'twice'],
      ['once', hidden(opened, 'once')],
    ] as const;
    expect(secretIn((await generate(fields, opened)).text)).not.toBe('');
    const again = await generate(fields, opened);
    expect(secretIn(again.text)).toBe('');
    expect(again.text).toContain('generated already');
    expect((await server.keys.list()).keys).toHaveLength(1);
  });

  it.each([
    ['no name', [['name', '']], 'Give the key a name.'],
    [
      'a permission that is none',
      [
        ['name', 'a'],
        ['permissions[]', 'admin'],
      ],
      'There is no permission &quot;admin&quot;',
    ],
    [
      'a date that is none',
      [
        ['name', 'a'],
        ['expires_at', '2026-02-31'],
      ],
      'is no date',
    ],
    [
      'a date that is past',
      [
        ['name', 'a'],
        ['expires_at', '2025-12-31'],
      ],
      'The expiry is past',
    ],
  ] as const)('says what is wrong with %s, and generates nothing', async (_, fields, message) => {
    const { server, generate } = await openAs('researcher_1');
    const { status, text } = await generate(fields);
    expect(status).toBe(422);
    expect(text).toContain(message);
    expect((await server.keys.list()).keys).toEqual([]);
  });

  it('ruling 15: generates a key without any scope where nothing is ticked', async () => {
    const { server, generate } = await openAs('researcher_1');
    await generate([['name', 'none']]);
    expect((await server.keys.list()).keys[0]?.scopes).toEqual([]);
  });

  it('revokes a key for good, and offers that for active ones alone', async () => {
    const { server, ask, post, generate } = await openAs('researcher_1');
    const secret = secretIn(
      (
        await generate([
          ['name', 'old'],
          ['permissions[]', 'read'],
        ])
      ).text,
    );
    const [key] = (await server.keys.list()).keys;
    const shown = (await ask(page)).text;
    const revoked = await post([
      ['form_action', 'revoke'],
      ['key_id', key?.id ?? ''],
    ]);
    expect([revoked.status, revoked.location]).toEqual([302, '/research/apiKeys']);
    expect(shown).toContain('If you still need API access, generate a new key.');
    const { text } = await ask(page);
    expect(text).toContain(`The key ${key?.mask} is revoked.`);
    expect(rowsIn(text).map((row) => row.slice(-2))).toEqual([['Revoked', '']]);
    expect((await ask(`${heratio.baseUrl}/profile`, { headers: { 'X-API-Key': secret } })).status).toBe(401);
  });

  it('shows a date that is past in red', async () => {
    const { server, ask } = await openAs('researcher_1');
    const expires = new Date('2026-01-15T12:00:00Z');
    await server.keys.issue({ name: 'short', permissions: ['read'], expires });
    expect((await ask(page)).text).not.toContain('class="past"');
    await server.clock.advance('2h');
    const { text } = await ask(page);
    expect(text).toContain('<td class="past">2026-01-15</td>');
    expect(rowsIn(text).map((row) => row.slice(-2))).toEqual([['Expired', '']]);
  });

  it('ends with the session', async () => {
    const { server, ask } = await openAs('researcher_1');
    await server.clock.advance('8h');
    expect((await ask(page)).status).toBe(401);
  });

  it('is cut where there are many keys, and goes on from the last', async () => {
    const { server, ask } = await openAs('researcher_1');
    for (let at = 1; at <= 51; at++) await server.keys.issue({ name: `key ${at}`, permissions: [] });
    const first = await ask(page);
    const older = /href="(\?after=[^"]*)"/.exec(first.text)?.[1] ?? '';
    expect([rowsIn(first.text).length, rowsIn(first.text)[0]?.[0]]).toEqual([50, 'key 51']);
    expect(rowsIn((await ask(page + older)).text).map(([name]) => name)).toEqual(['key 1']);
    expect((await ask(`${page}?after=key_none`)).text).toContain('No page ends with this key.');
  });

  it('security 10: knows no other researcher’s keys, and says of them what it says of none', async () => {
    const { server, ask, post } = await openAs('researcher_1');
    const { key } = await server.keys.issue({ name: 'theirs', permissions: ['read'], owner: '2' });
    expect(rowsIn((await ask(page)).text)).toEqual([]);
    const notices = [];
    for (const id of [key.id, 'key_0000000000000000000000']) {
      await post([
        ['form_action', 'revoke'],
        ['key_id', id],
      ]);
      notices.push(/role="alert">([^<]*)/.exec((await ask(page)).text)?.[1]);
    }
    expect(notices[0]).toBe(notices[1]);
    expect((await server.keys.get(key.id)).status).toBe('active');
  });

  it('security 76: shows the name of a key as a text', async () => {
    const { generate } = await openAs('researcher_1');
    const { text } = await generate([['name', '<img src=x onerror=alert(1)>\u202e']]);
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;\\u202e');
    expect(text).not.toContain('<img');
  });

  it('security 76: takes no form without its token', async () => {
    const { server, generate } = await openAs('researcher_1');
    expect((await generate([['name', 'forged']], 'no token')).status).toBe(403);
    expect((await server.keys.list()).keys).toEqual([]);
  });
});

describe('the approval gate', () => {
  it.each(['researcher_3', 'pending_researcher', 'expired_researcher', 'rejected_researcher'])(
    'ruling 15: sends %s back to the research dashboard, with the notice',
    async (person) => {
      const { ask, post, server } = await openAs(person);
      expect(
        (
          await post([
            ['form_action', 'generate'],
            ['name', 'mine'],
          ])
        ).status,
      ).toBe(403);
      const sent = await ask(page);
      expect([sent.status, sent.location]).toEqual([302, '/research/dashboard']);
      expect((await ask(`${site}${sent.location}`)).text).toContain('Must be an approved researcher');
      expect((await ask(`${site}${sent.location}`)).text).not.toContain('Must be an approved researcher');
      expect((await server.keys.list()).keys).toEqual([]);
    },
  );

  it('ruling 15: leaves the keys of a suspended researcher working', async () => {
    const { server, ask } = await openAs('researcher_3');
    const { secret } = await server.keys.issue({ name: 'from before', permissions: ['read'], owner: '3' });
    expect((await ask(`${heratio.baseUrl}/profile`, { headers: { 'X-API-Key': secret.reveal() } })).status).toBe(200);
  });

  it('lets nobody in who is not signed in', async () => {
    const { ask } = await openAs(null);
    expect((await ask(page)).status).toBe(401);
  });
});
