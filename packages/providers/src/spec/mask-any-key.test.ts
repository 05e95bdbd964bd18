import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../all.ts';
import { formatKey } from './key-format.ts';
import { maskAnyKey, rangeError } from './mask-any-key.ts';

const formats = await Promise.all(Object.values(providers).map(async (load) => (await load()).keyFormat));

/** Keys as they are issued. One without a digit comes to pass once in hundreds, or never. */
const issued = fc.constantFrom(...formats).chain((format) => {
  const { alphabet, length } = format.body;
  return fc
    .tuple(
      fc.constantFrom(...(format.environments ?? [null])),
      fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }),
    )
    .map(([environment, body]) => ({ body, text: formatKey(format, { environment, body }) }))
    .filter(({ body }) => /\d/.test(body));
});

describe('maskAnyKey', () => {
  it('security 14: leaves no piece of a key of any system, whatever stands around it', () => {
    const around = fc.constantFrom('', ' ', "'", '/', 'x', 'X-', '_', '%2F', '\n', '=', '{');
    fc.assert(
      fc.property(issued, around, around, ({ text, body }, before, after) => {
        const shown = maskAnyKey(
          `No path ${before}${text}${after} is known, ${text.toLowerCase()}, ${text.toUpperCase()}.`,
        );
        expect(shown).toContain('******');
        for (let at = 0; at + 12 <= body.length; at++)
          expect(shown.toLowerCase()).not.toContain(body.slice(at, at + 12).toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [`mu_live_${'canary'.repeat(6)}`, '******'],
    [`sk_test_0${'a'.repeat(23)}`, '******'],
    [`my_sk_live_0${'a'.repeat(23)}`, 'my_******'],
    [`rk_${'0ca9a4'.repeat(6)}`, '******'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', '******'],
  ])('masks %s, whosever it is', (key, shown) => {
    expect(maskAnyKey(`(${key})`)).toBe(`(${shown})`);
    expect(rangeError(`'${key}' is none.`)).toMatchObject({ name: 'RangeError', message: `'${shown}' is none.` });
  });

  it.each([
    'listParticipantContinuousRatings needs participantId.',
    'GET /v3/data/events/room/{roomId}?startDate=2026-01-01T00:00:00.000Z',
    'X-Hesedvid-Organization-Id, HESEDVID_ENVIRONMENT_NUMBER and x-organizationidentifier',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6, room_01JD8Z2Q7V5K3N9XW4T6B0RMEH and key_5f2b8c0d1e3a4f5b6c7d8e9f',
    'req_0123456789abcdef0123456789abcdef of video_0123456789abcdef0123456789abcdef',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 at lb-prod-1234567890abcdef1234.elb.example.com',
    '/data/study_test_participantsRatingsExport.csv and my-app-dev-ab12cd34ef56gh78ij90.example.net',
    '/tmp/latchkey-7f1Gk2/rows_20261121.csv.checkpoint',
    'hst_live_abcdef...******',
    '30s, 500ms and 91d',
  ])('leaves %s as it is', (text) => {
    expect(maskAnyKey(text)).toBe(text);
  });

  it('takes a time that grows with the text, and no faster', () => {
    for (const piece of ['a_', 'aB', '-a', 'a_live_', '_test_aaaaaaaaaaaaaaaaaaa.', '0_']) {
      const long = piece.repeat(200_000);
      expect(maskAnyKey(long)).toHaveLength(long.length);
    }
  });
});
