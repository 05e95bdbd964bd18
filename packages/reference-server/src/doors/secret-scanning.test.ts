import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';
import { bakery } from '../../test/bakery/provider.ts';
import { type SecretScanningOptions, secretScanning } from './secret-scanning.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const listed = [
  { key_identifier: 'old', key: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey) },
  { key_identifier: 'now', key: pem(pair.publicKey) },
];

const open = async (options: Partial<SecretScanningOptions> = {}) => {
  const { server } = await openBakery();
  const receive = secretScanning(server, { publicKeys: () => listed, ...options });
  const post = (
    body: string,
    { id = 'now', key = pair.privateKey, signed = body, headers = {} }: Partial<Message> = {},
  ): Promise<Response> =>
    receive(
      new Request('https://bakery.example/leaked', {
        method: 'POST',
        body,
        headers: {
          'Github-Public-Key-Identifier': id,
          'Github-Public-Key-Signature': sign('sha256', Buffer.from(signed), key).toString('base64'),
          ...headers,
        },
      }),
    );
  const { key, secret } = await server.keys.issue({ name: 'leaked', scopes: ['read:loaves'] });
  return { server, receive, post, key, text: secret.reveal() };
};

interface Message {
  readonly id: string;
  readonly key: KeyObject;
  /** What is signed, where it is not the body. */
  readonly signed: string;
  readonly headers: Readonly<Record<string, string>>;
}

const match = (token: string) => ({ token, type: 'bakery_key', url: 'https://git.example/a', source: 'commit' });
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const stranger = `${bakery.keyFormat.prefix}_live_${bakery.keyFormat.body.alphabet.repeat(9).slice(0, bakery.keyFormat.body.length)}`;

describe('security 77: a message of a secret scanner', () => {
  it('revokes the keys in it and tells them from what was no key, without repeating any', async () => {
    const { server, post, key, text } = await open();
    const response = await post(
      JSON.stringify([match(text), match(stranger), match('nothing'), match('x'.repeat(20_000))]),
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const answered = await response.text();
    expect(JSON.parse(answered).slice(0, 3)).toEqual([
      { token_hash: hashOf(text), token_type: 'bakery_key', label: 'true_positive' },
      { token_hash: hashOf(stranger), token_type: 'bakery_key', label: 'false_positive' },
      { token_hash: hashOf('nothing'), token_type: 'bakery_key', label: 'false_positive' },
    ]);
    expect(answered).not.toContain(text.slice(-12));
    expect((await server.keys.get(key.id)).status).toBe('revoked');
    expect((await server.audit({ key: key.id, action: 'revoke' })).records).toMatchObject([
      { data: { reason: 'leaked', source: 'https://git.example/a' } },
    ]);
  });

  it('that comes again is answered the same and changes nothing', async () => {
    const { server, post, text } = await open();
    const body = JSON.stringify([match(text)]);
    const first = await (await post(body)).json();
    const written = await server.audit();
    expect(await (await post(body)).json()).toEqual(first);
    expect(await server.audit()).toEqual(written);
  });

  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  it.each<readonly [string, Partial<Message>]>([
    ['signed by a key that is not listed', { key: other.privateKey }],
    ['signed by another listed key than it says', { id: 'old' }],
    ['that names no key', { headers: { 'Github-Public-Key-Identifier': '' } }],
    ['that names an unknown key', { id: 'none' }],
    ['without a signature', { headers: { 'Github-Public-Key-Signature': '' } }],
    ['whose signature is none', { headers: { 'Github-Public-Key-Signature': 'AAAA' } }],
    ['whose signature is of the same JSON written otherwise', { signed: '[ ]' }],
  ])('%s is refused, and nothing of it is done', async (_, message) => {
    const { server, post, key, text } = await open();
    const response = await post(JSON.stringify([match(text)]), message);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect((await server.keys.get(key.id)).status).toBe('active');
  });

  it('is not taken from a key of another kind, though it is listed', async () => {
    for (const kind of [
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    ]) {
      const { post } = await open({ publicKeys: () => [{ key_identifier: 'now', key: pem(kind.publicKey) }] });
      expect((await post('[]', { key: kind.privateKey })).status).toBe(401);
    }
    const { post } = await open({ publicKeys: () => [{ key_identifier: 'now', key: 'no key' }] });
    expect((await post('[]')).status).toBe(401);
  });

  it.each(['{}', 'null', '[1]', '[null]', '[{"token":1,"type":"a"}]', '[{"token":"a"}]', 'no JSON', ''])(
    'that is no list of matches is refused: %s',
    async (body) => {
      const { post } = await open();
      expect((await post(body)).status).toBe(400);
    },
  );

  it('that is too long is refused, and so is one that was not posted', async () => {
    const { post, receive } = await open({ maxTokens: 2 });
    expect((await post(JSON.stringify([match('a'), match('b'), match('c')]))).status).toBe(413);
    expect((await post(`["${'x'.repeat(5_000_000)}"]`)).status).toBe(413);
    const asked = await receive(new Request('https://bakery.example/leaked'));
    expect([asked.status, asked.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await (await post('[]')).json()).toEqual([]);
  });
});
