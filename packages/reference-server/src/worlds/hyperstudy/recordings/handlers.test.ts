import { describe, expect, it } from 'vitest';
import { baseUrl, nowMs, openWorld, type Row } from '../../../../test/ask-world.ts';
import { loneContext } from '../../../../test/lone-context.ts';
import { hyperstudyWorld } from '../index.ts';

const open = openWorld(hyperstudyWorld({ rooms: 2, participantsPerRoom: 3 }));
const hourMs = 3_600_000;

const askOf = (link: unknown) => {
  const url = new URL(String(link));
  const [roomId, recordingId] = url.pathname.split('/').slice(-2).map(decodeURIComponent);
  return {
    path: { roomId: roomId ?? '', recordingId: recordingId ?? '' },
    query: { expires: Number(url.searchParams.get('expires')), signature: url.searchParams.get('signature') },
  };
};

const refused = (reason: string) => ({ kind: 'refused', refusal: { kind: 'invalid_link', reason } });

const rows = open.rows('listRoomRecordings', { path: { roomId: 'room_2' } });

describe('a recording', () => {
  it('is listed twice for every participant: video and audio', () => {
    const kinds = rows.map(
      ({ participantId, metadata }) => `${participantId} ${Reflect.get(Object(metadata), 'type')}`,
    );
    expect(kinds.toSorted()).toEqual(
      ['participant_4', 'participant_5', 'participant_6'].flatMap((id) => [`${id} audio`, `${id} video`]),
    );
  });

  it.each(rows.map((row) => [row.recordingId, row] as const))('%s is served by its link, as long as said', (_, row) => {
    const answer = open.reply('downloadRecordingFile', askOf(row.downloadUrl));
    expect(answer).toMatchObject({ kind: 'content', contentType: row.format === 'mp4' ? 'video/mp4' : 'audio/mp4' });
    const bytes = answer.kind === 'content' ? new Uint8Array(Buffer.from(answer.content)) : new Uint8Array();
    expect(bytes).toHaveLength(Number(row.fileSize));
    expect(new TextDecoder().decode(bytes.slice(4, 8))).toBe('ftyp');
    expect(open.reply('downloadRecordingFile', askOf(row.downloadUrl))).toEqual(answer);
  });

  it('is served by a minted link, which its downloadPath mints', () => {
    const path = String(rows[0]?.downloadPath).split('/').slice(-2);
    const body = open.body('mintRecordingDownload', { path: { roomId: path[0] ?? '', recordingId: path[1] ?? '' } });
    const { url } = Object(body.data);
    expect(url).toContain(`${baseUrl}/files/recordings/room_2/${rows[0]?.recordingId}?expires=`);
    expect(open.reply('downloadRecordingFile', askOf(url)).kind).toBe('content');
  });
});

describe('a link to a recording', () => {
  const link = askOf(rows[0]?.downloadUrl);

  it('works for an hour and not a millisecond longer', () => {
    expect(open.reply('downloadRecordingFile', { ...link, nowMs: nowMs + hourMs - 1 }).kind).toBe('content');
    expect(open.reply('downloadRecordingFile', { ...link, nowMs: nowMs + hourMs })).toEqual(refused('expired'));
  });

  it('cannot be prolonged or turned to another recording', () => {
    const { expires, signature } = link.query;
    const path = { ...link.path, recordingId: String(rows[1]?.recordingId) };
    expect(open.reply('downloadRecordingFile', { ...link, path })).toEqual(refused('unsigned'));
    expect(open.reply('downloadRecordingFile', { ...link, query: { expires: expires + 1, signature } })).toEqual(
      refused('unsigned'),
    );
  });

  it('tells who has no good one nothing of what there is', () => {
    const path = { roomId: 'room_77', recordingId: 'recording_1' };
    expect(open.reply('downloadRecordingFile', { ...link, path })).toEqual(refused('unsigned'));
  });

  it('security 8: is refused with a signature of any length, and never throws', () => {
    const { expires, signature } = link.query;
    const lengths = [...Array.from({ length: 201 }, (_, length) => length), 10_000_000];
    for (const length of lengths) {
      const guess = 'é'.repeat(length);
      expect(open.reply('downloadRecordingFile', { ...link, query: { expires, signature: guess } })).toEqual(
        refused('unsigned'),
      );
    }
    const all = String(signature);
    for (let at = 0; at < all.length; at += 1) {
      const flipped = all.slice(0, at) + (all[at] === '0' ? '1' : '0') + all.slice(at + 1);
      expect(open.reply('downloadRecordingFile', { ...link, query: { expires, signature: flipped } })).toEqual(
        refused('unsigned'),
      );
    }
  });

  it('of one opening is nothing to the next, which draws a secret of its own', () => {
    const world = hyperstudyWorld({ rooms: 2 });
    const openings = [1, 2].map((secret) =>
      world.open(loneContext({ clock: { now: () => nowMs }, random: (size) => new Uint8Array(size).fill(secret) })),
    );
    const path = { roomId: 'room_1', recordingId: 'recording_1' };
    const signatures = openings.map((handlers) => {
      const asked = { path, query: {}, headers: {}, body: undefined, key: keyOf(world.owner) };
      const request = { ...asked, baseUrl, address: null, requestId: 'req_1', nowMs };
      const answer = handlers.mintRecordingDownload?.({ ...request, operation: anyOperation });
      const body: Row = answer && 'body' in answer ? Object(answer.body) : {};
      return askOf(Object(body.data).url).query.signature;
    });
    expect(signatures[0]).not.toBe(signatures[1]);
  });
});

const keyOf = (owner: string) => ({ id: 'key_1', owner, environment: 'live', reach: null, scopes: ['*'] });

const anyOperation = {
  id: 'mintRecordingDownload',
  method: 'GET',
  path: '',
  tags: [],
  parameters: [],
  body: null,
  scopes: null,
  page: null,
  produces: [],
  success: 200,
  idempotencyKey: false,
} as const;
