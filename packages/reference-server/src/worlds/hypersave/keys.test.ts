import { type ApiKey, Secret } from '@latchkey/providers';
import { operations } from '@latchkey/providers/hypersave/operations';
import { describe, expect, it } from 'vitest';
import type { KeyActs, WorldRequest } from '../../world.ts';
import { keyHandlers } from './keys.ts';

const newKey = 'hs_live_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6';

const key = (id: string): ApiKey => ({
  id,
  name: 'Production App',
  description: null,
  owner: 'user_1',
  environment: 'live',
  reach: null,
  scopes: [],
  mask: 'hs_live_a1B2...',
  status: 'active',
  limits: { 'key-hour': 500 },
  createdAt: new Date(0),
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  lastIp: '127.0.0.1',
  requestCount: 3,
  requestsToday: null,
  errorCount: null,
  errorRate: null,
});

const unknown = { ok: false, problem: { kind: 'not_found', message: 'There is no such key.' } } as const;

/** Key acts that note who asks for what. */
const acts = (noted: unknown[]): Pick<KeyActs, 'list' | 'regenerate' | 'revoke'> => ({
  list(by, request) {
    noted.push(['list', by.key?.id, request?.after]);
    return request?.after === undefined
      ? { ok: true, keys: [key('key_3'), key('key_2')], next: 'key_2' }
      : { ok: true, keys: [key('key_1')], next: null };
  },
  regenerate(by, id) {
    noted.push(['regenerate', by.key?.id, id]);
    if (id === 'key_busy')
      return { ok: false, problem: { kind: 'conflict', message: 'It was regenerated meanwhile.' } };
    return id === 'key_1' ? { ok: true, key: key(id), secret: new Secret(newKey, 'hs_live_a1B2...') } : unknown;
  },
  async revoke(by, id) {
    noted.push(['revoke', by.key?.id, id]);
    return id === 'key_1' ? { ok: true, key: key(id) } : unknown;
  },
});

const ask = async (operation: keyof typeof operations, keyId?: string) => {
  const noted: unknown[] = [];
  const request: WorldRequest = {
    operation: operations[operation],
    path: keyId === undefined ? {} : { keyId },
    query: {},
    headers: {},
    body: undefined,
    key: { id: 'key_me', owner: 'user_1', environment: 'live', reach: null, scopes: [] },
    baseUrl: 'https://api.hypersave.io',
    nowMs: 0,
    address: null,
    requestId: 'req_1',
  };
  const reply = await keyHandlers({ keys: acts(noted) })[operation]?.(request);
  return { reply, noted };
};

describe.each([
  ['at the root', 'listKeys', 'regenerateKey', 'revokeKey'],
  ['under /v1', 'listKeysUnderV1', 'regenerateKeyUnderV1', 'revokeKeyUnderV1'],
] as const)('keys %s', (_, list, regenerate, revoke) => {
  it('are listed whole in number and redacted in text, with the authority of the request’s key', async () => {
    const { reply, noted } = await ask(list);
    expect(reply).toMatchObject({
      kind: 'json',
      body: {
        success: true,
        data: [{ id: 'key_3' }, { id: 'key_2' }, { id: 'key_1', maskedKey: 'hs_live_a1B2...', rateLimitPerHour: 500 }],
      },
    });
    expect(JSON.stringify(reply)).not.toContain('127.0.0.1');
    expect(noted).toEqual([
      ['list', 'key_me', undefined],
      ['list', 'key_me', 'key_2'],
    ]);
  });

  it('are regenerated: the new value is shown this once', async () => {
    const { reply, noted } = await ask(regenerate, 'key_1');
    expect(reply).toMatchObject({
      kind: 'json',
      body: { success: true, data: { id: 'key_1', maskedKey: 'hs_live_a1B2...', key: newKey } },
    });
    expect(noted).toEqual([['regenerate', 'key_me', 'key_1']]);
  });

  it('are deleted', async () => {
    const { reply } = await ask(revoke, 'key_1');
    expect(reply).toEqual({
      kind: 'json',
      body: { success: true, message: 'API key deleted successfully', data: { id: 'key_1' } },
    });
  });

  it('are not found where they are not, and a conflict is one', async () => {
    const notFound = { kind: 'refused', refusal: { kind: 'not_found', what: 'API key' } };
    expect((await ask(regenerate, 'key_nowhere')).reply).toEqual(notFound);
    expect((await ask(revoke, 'key_nowhere')).reply).toEqual(notFound);
    expect((await ask(regenerate, 'key_busy')).reply).toMatchObject({ refusal: { kind: 'conflict' } });
  });
});
