import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';
import { bakery } from '../../test/bakery/provider.ts';

const asked = async (query: string) => {
  const { call, seen } = await openBakery();
  const response = await call(`/loaves?${query}`);
  return response.status === 200 ? seen[0]?.query : await response.json();
};
const baked = async (body: unknown, contentType: string | null = 'application/json') => {
  const { call, seen, all } = await openBakery();
  const response = await call('/loaves', {
    method: 'POST',
    key: all.secret.reveal(),
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    headers: contentType === null ? {} : { 'Content-Type': contentType },
  });
  return { status: response.status, said: await response.json(), seen: seen[0]?.body };
};

describe('parameters', () => {
  it('are typed as the document types them, with its defaults filled in', async () => {
    expect(await asked('')).toEqual({ limit: 10, offset: 0, sort: 'age' });
    expect(
      await asked('limit=5&fresh=true&weight=2.5&sort=weight&bakedAfter=2026-01-01T00:00:00Z&tag=a&tag=b&ids=1,2,3'),
    ).toEqual({
      limit: 5,
      offset: 0,
      sort: 'weight',
      fresh: true,
      weight: 2.5,
      bakedAfter: '2026-01-01T00:00:00Z',
      tag: ['a', 'b'],
      ids: [1, 2, 3],
    });
  });

  it('that the document does not know are ignored', async () => {
    expect(await asked('limit=5&constructor=1&__proto__=2&colour=%zz')).toEqual({ limit: 5, offset: 0, sort: 'age' });
  });

  it.each([
    ['limit=0', 'limit', '0', 'a whole number from 1 to 100'],
    ['limit=101', 'limit', '101', 'a whole number from 1 to 100'],
    ['limit=1.5', 'limit', '1.5', 'a whole number from 1 to 100'],
    ['limit=%201', 'limit', ' 1', 'a whole number from 1 to 100'],
    ['limit=1e1', 'limit', '1e1', 'a whole number from 1 to 100'],
    ['limit=0x5', 'limit', '0x5', 'a whole number from 1 to 100'],
    ['limit=', 'limit', '', 'a whole number from 1 to 100'],
    ['limit', 'limit', '', 'a whole number from 1 to 100'],
    ['limit=%E0%A4%A', 'limit', null, 'a whole number from 1 to 100'],
    ['limit=1&limit=2', 'limit', '1, 2', 'given once, as a whole number from 1 to 100'],
    ['offset=-1', 'offset', '-1', 'a whole number of at least 0'],
    ['offset=99999999999999999', 'offset', '99999999999999999', 'a whole number of at least 0'],
    ['fresh=1', 'fresh', '1', 'true or false'],
    ['fresh=TRUE', 'fresh', 'TRUE', 'true or false'],
    ['weight=NaN', 'weight', 'NaN', 'a number'],
    ['weight=0', 'weight', '0', 'a number'],
    ['sort=taste', 'sort', 'taste', 'one of: age, weight'],
    ['bakedAfter=yesterday', 'bakedAfter', 'yesterday', 'ISO 8601 timestamp'],
    ['bakedAfter=2026-02-30T00:00:00Z', 'bakedAfter', '2026-02-30T00:00:00Z', 'ISO 8601 timestamp'],
    ['tag=a&tag=b&tag=c&tag=d', 'tag', 'a, b, c, d', 'a list, each item a text that is not empty'],
    ['tag=a&tag=', 'tag', 'a, ', 'a list, each item a text that is not empty'],
    ['ids=1,x', 'ids', '1, x', 'a list, each item a whole number'],
    ['baker=', 'baker', '', 'a text that is not empty'],
  ])('refuses ?%s', async (query, parameter, value, expected) => {
    expect(await asked(query)).toEqual({
      code: 'BAD_PARAMETER',
      message: `Parameter ${parameter}`,
      parameter,
      value,
      expected,
    });
  });

  it('read every whole number in their bounds as itself and nothing else (property)', async () => {
    const { call, seen } = await openBakery();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: -5, max: 120 }).map(String), fc.string({ maxLength: 4 })),
        async (text) => {
          seen.length = 0;
          const { status } = await call(`/loaves?limit=${encodeURIComponent(text)}`);
          const isGood = /^-?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 100;
          expect(status).toBe(isGood ? 200 : 400);
          if (isGood) expect(seen[0]?.query.limit).toBe(Number(text));
        },
      ),
    );
  });

  it('in the path are checked too, after the key', async () => {
    const { call } = await openBakery();
    expect((await call(`/loaves/${'x'.repeat(101)}`)).status).toBe(400);
    expect(await (await call('/loaves/%zz')).json()).toMatchObject({ parameter: 'loafId', value: null });
    expect((await call('/loaves/%zz', { key: null })).status).toBe(401);
  });
});

describe('a body', () => {
  it('reaches the handler as it was sent', async () => {
    const body = { flour: 'rye', layers: [{ flour: 'wheat', grams: 5 }] };
    expect(await baked(body)).toMatchObject({ status: 201, seen: body });
    expect((await baked(JSON.stringify(body), 'Application/JSON; charset=utf-8')).status).toBe(201);
  });

  it.each([
    [{}, 'flour', 'a text'],
    [{ flour: '' }, 'flour', 'a text that is not empty'],
    [{ flour: 'rye', grams: 2.5 }, 'grams', 'a whole number'],
    [{ flour: 'rye', grams: 9000 }, 'grams', 'at most 5000'],
    [{ flour: 'rye', layers: [{ flour: 'rye' }, { flour: 1 }] }, 'layers[1].flour', 'a text'],
    [{ flour: 'rye', yeast: true }, '', 'an object with the documented properties only'],
    [[], '', 'an object'],
    ['null', '', 'an object'],
    ['{"flour":', '', 'well-formed JSON in UTF-8'],
    [new Uint8Array([0x22, 0xff, 0x22]), '', 'well-formed JSON in UTF-8'],
    ['', '', 'a body'],
  ])('%j is refused, and where it fails is told', async (body, path, expected) => {
    expect(await baked(body)).toEqual({
      status: 400,
      said: { code: 'BAD_BODY', message: 'Body', path, expected },
      seen: undefined,
    });
  });

  it.each([
    [{}, 'flour', true],
    [{ flour: null }, 'flour', true],
    [{ flour: '' }, 'flour', true],
    [{ flour: 7 }, 'flour', undefined],
    [{ flour: 'rye', layers: [{}] }, 'layers[0].flour', true],
    [{ flour: 'rye', grams: 0 }, 'grams', undefined],
    [{ flour: 'rye', yeast: null }, '', undefined],
    [[], '', undefined],
    ['{"flour":', '', undefined],
    ['', '', true],
  ])('%j is refused at %j, and whether nothing stands there is known', async (body, path, isMissing) => {
    const invalid_body = (refusal: object) => ({
      status: 400,
      code: 'BAD_BODY',
      message: 'Body',
      details: { refusal },
    });
    const errors = { ...bakery.errors, refusals: { ...bakery.errors.refusals, invalid_body } };
    const { call, all } = await openBakery({ provider: { errors } });
    const response = await call('/loaves', {
      method: 'POST',
      key: all.secret.reveal(),
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    });
    const { refusal } = await response.json();
    expect([refusal.path, refusal.isMissing]).toEqual([path, isMissing]);
  });

  it('that is nested without end is refused before anything goes down into it', async () => {
    const deep = `${'{"layers":['.repeat(50_000)}${']}'.repeat(50_000)}`;
    expect(await baked(deep)).toMatchObject({
      status: 400,
      said: { expected: 'JSON that is nested at most 100 deep' },
    });
  });

  it('that its sender breaks off is the sender’s fault, and nothing is done with the half of it', async () => {
    const { call, seen, all } = await openBakery();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"flour":"rye"}'));
        controller.error(new Error('gone'));
      },
    });
    // `duplex` is asked of every body that is a stream; the types of the web do not know it yet.
    const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } };
    const response = await call('/loaves', { ...init, key: all.secret.reveal() });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ expected: 'a whole body' }),
    ]);
    expect(seen).toEqual([]);
  });

  it('of another media type is a 415, of more than 1 MiB a 413', async () => {
    expect((await baked({ flour: 'rye' }, 'text/plain')).status).toBe(415);
    expect((await baked({ flour: 'rye' }, null)).status).toBe(415);
    expect((await baked({ flour: 'x'.repeat(1_048_576 - 12) })).status).toBe(201);
    expect((await baked({ flour: 'x'.repeat(1_048_576) })).status).toBe(413);
  });
});
