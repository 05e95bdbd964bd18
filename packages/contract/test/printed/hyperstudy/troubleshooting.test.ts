import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missing } from '../language.ts';
import { runExamples, runnableExample } from '../run-example.ts';
import { serveSystem } from '../served-system.ts';
import { openStudy, type Study } from './open-study.ts';

let study: Study;
beforeEach(async () => {
  study = await openStudy();
});
afterEach(() => study.http.close());

const issue = async (scopes: string[] = ['read:events']) => {
  const { key, secret } = await study.keys.issue({ name: 'Python Analysis Script', scopes, expires: '90d' });
  return { key, secret, text: secret.reveal() };
};
const invalid = { status: 401, code: 'UNAUTHORIZED', message: expect.stringMatching(/^Invalid API Key/) };
const firstPage = (apiKey: string) => study.client(apiKey).events.inRoom('ROOM_ID').firstPage();

describe('"Invalid API Key" Error: the API returns 401', () => {
  it('to the masked version, which the SDK does not even send', async () => {
    const { key } = await issue();
    expect(await study.ask({ 'X-API-Key': key.mask })).toMatchObject(invalid);
    expect(() => study.client(key.mask)).toThrow(
      expect.objectContaining({ code: 'config', message: expect.stringContaining('masked') }),
    );
  });

  it('to a key that has expired, as its details say', async () => {
    const { key, text } = await issue();
    await study.clock.advance('90d');
    expect(await study.ask({ 'X-API-Key': text })).toMatchObject(invalid);
    expect((await study.keys.get(key.id)).status).toBe('expired');
    await expect(firstPage(text)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  });

  it('to a key that has been revoked', async () => {
    const { key, text } = await issue();
    await study.keys.revoke(key.id);
    expect(await study.ask({ 'X-API-Key': text })).toMatchObject(invalid);
    await expect(firstPage(text)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
  });

  it('to a key in the Authorization header, and says which header it reads', async () => {
    const { text } = await issue();
    for (const headers of [{ Authorization: `Bearer ${text}` }, { Authorization: text }]) {
      const answer = await study.ask(headers);
      expect(answer).toMatchObject(invalid);
      expect(answer.message).toContain('X-API-Key');
    }
    expect((await study.ask({ 'X-API-Key': text, Authorization: 'Basic eDp5' })).status).toBe(200);
  });

  it('to a key with a space inside; outer ones and line breaks are refused by the SDK', async () => {
    const { text } = await issue();
    const broken = `${text.slice(0, 20)} ${text.slice(20)}`;
    expect(await study.ask({ 'X-API-Key': broken })).toMatchObject(invalid);
    for (const key of [broken, ` ${text}`, `${text} `, `${text}\n`, `${text.slice(0, 20)}\r\n${text.slice(20)}`]) {
      expect(() => study.client(key)).toThrow(
        expect.objectContaining({ code: 'config', message: expect.stringContaining('a blank, a line break') }),
      );
    }
  });
});

describe('"Insufficient Permissions" Error: the API returns 403', () => {
  it('names the scope that is missing, and editing the key to add it helps', async () => {
    const { key, text } = await issue(['read:events']);
    const recordings = '/data/recordings/room/ROOM_ID';
    expect(await study.ask({ 'X-API-Key': text }, recordings)).toMatchObject({
      status: 403,
      message: 'Insufficient permissions. Required: read:recordings',
    });
    await expect(study.client(text).recordings.inRoom('ROOM_ID').firstPage()).rejects.toMatchObject({
      code: 'insufficient_scope',
      requiredScopes: ['read:recordings'],
    });

    await study.keys.update(key.id, { scopes: [...key.scopes, 'read:recordings'] });

    expect((await study.ask({ 'X-API-Key': text }, recordings)).status).toBe(200);
  });

  it('does not come to a new key with broader permissions', async () => {
    const { text } = await issue(['read:*']);
    expect((await study.client(text).recordings.inRoom('ROOM_ID').firstPage()).items.length).toBeGreaterThan(0);
  });
});

describe('Key Not Working After Creation', () => {
  it('ends after the 5 to 10 seconds of propagation delay', async () => {
    await study.http.close();
    study = await openStudy({ propagationDelayMs: 10_000 });
    const { key, text } = await issue();
    expect(await study.ask({ 'X-API-Key': text })).toMatchObject(invalid);
    await study.clock.advance('9999ms');
    expect(await study.ask({ 'X-API-Key': text })).toMatchObject(invalid);
    expect((await study.keys.get(key.id)).status).toBe('active');

    await study.clock.advance('1ms');

    expect((await study.ask({ 'X-API-Key': text })).status).toBe(200);
  });
});

describe('"Rate Limit Exceeded" Error: the API returns 429', () => {
  const statusesOf = async (requests: number, headers: Readonly<Record<string, string>>) => {
    const statuses: number[] = [];
    for (let sent = 0; sent < requests; sent++) statuses.push((await study.ask(headers)).status);
    return statuses;
  };

  it('to the 101st request in a minute, and says how long to wait', async () => {
    const { text } = await issue();
    expect(await statusesOf(100, { 'X-API-Key': text })).toEqual(Array.from({ length: 100 }, () => 200));

    const answer = await study.ask({ 'X-API-Key': text });
    expect(answer).toMatchObject({
      status: 429,
      code: 'RATE_LIMIT_EXCEEDED',
      message: expect.stringMatching(/^Rate Limit Exceeded/),
    });
    await study.clock.advance(`${Number(answer.headers.get('Retry-After'))}s`);
    expect((await study.ask({ 'X-API-Key': text })).status).toBe(200);
  });

  it('does not come to the SDK, which adds the delays between requests by itself', async () => {
    const { text } = await issue();
    const client = study.client(text);
    const startMs = study.clock.now();
    for (let sent = 0; sent < 101; sent++) await client.events.inRoom('ROOM_ID', { limit: 1 }).first();
    expect(study.clock.now() - startMs).toBeGreaterThanOrEqual(60_000);
  });

  const example = runnableExample('hyperstudy', 'Example with rate limiting');
  const lack = missing(example.language, example.needs);
  it.skipIf(lack !== null)(`is avoided by the printed loop${lack === null ? '' : ` (left out: ${lack})`}`, async () => {
    const served = await serveSystem('hyperstudy');
    try {
      // What the document leaves to the reader: the import, and the three names that the loop reads.
      const before = [
        'import os, requests',
        "room_ids = ['YOUR_ROOM_ID', 'ROOM_ID']",
        "url = os.environ['HYPERSTUDY_BASE_URL'] + '/data/events/room/ROOM_ID'",
        "headers = {'X-API-Key': os.environ['HYPERSTUDY_API_KEY']}",
      ].join('\n');
      const after = 'print(room_id, response.status_code)';
      const output = await runExamples([example], { variables: served.variables }, { before, after });
      expect(output.trim()).toBe('ROOM_ID 200');
    } finally {
      await served.stop();
    }
  });
});
