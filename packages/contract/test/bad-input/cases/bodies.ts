import { type BadRequest, bodyRefused, type ExpectedAnswer, notFound, room } from '../bad-request.ts';

const json = [['Content-Type', 'application/json']] as const;
const event = { eventType: 'click', timestamp: '2026-01-15T10:00:00.000Z' };

const batch = (
  title: string,
  body: unknown,
  answer: ExpectedAnswer,
  headers: BadRequest['headers'] = json,
): BadRequest => ({
  title,
  method: 'POST',
  target: '/data/events/batch',
  keys: ({ full }) => [full],
  headers,
  body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  answer,
});

const inRoom = (...events: unknown[]) => ({ roomId: 'room_1', events });
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const wrongType: ExpectedAnswer = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'Unsupported media type',
  details: { expected: 'application/json' },
};
const tooLarge: ExpectedAnswer = {
  status: 413,
  code: 'PAYLOAD_TOO_LARGE',
  message: 'Request body too large',
  details: { maxBytes: 1_048_576 },
};
const noJson = bodyRefused('', 'well-formed JSON in UTF-8');
const tooDeep = bodyRefused('', 'JSON that is nested at most 100 deep');
const noMore = 'an object with the documented properties only';

export const bodyCases: readonly BadRequest[] = [
  batch('no body', '', bodyRefused('', 'a body')),
  batch('a body without a type', inRoom(event), wrongType, []),
  batch('a body of another type', inRoom(event), wrongType, [['Content-Type', 'text/plain']]),
  batch('a form', 'roomId=room_1', wrongType, [['Content-Type', 'application/x-www-form-urlencoded']]),
  batch('a type that holds the right one', inRoom(event), wrongType, [['Content-Type', 'x-application/json']]),
  batch('cut JSON', '{"roomId":"room_1","events":[{', noJson),
  batch('two JSON texts', '{}{}', noJson),
  batch('JSON with a comment', '{/* */}', noJson),
  batch('NaN', '{"roomId":NaN}', noJson),
  batch('JSON in UTF-16', Buffer.from('{}', 'utf16le'), noJson),
  batch('bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), noJson),
  batch('half a letter', Buffer.from([0x22, 0xc3, 0x22]), noJson),
  batch('null', null, bodyRefused('', 'an object')),
  batch('a list', [], bodyRefused('', 'an object')),
  batch('an empty object', {}, bodyRefused('roomId', 'a text')),
  batch('a number in the place of a text', { roomId: 1, events: [event] }, bodyRefused('roomId', 'a text')),
  batch('no events', inRoom(), bodyRefused('events', 'a list that is not empty')),
  batch('101 events', inRoom(...Array(101).fill(event)), bodyRefused('events', 'a list of at most 100 items')),
  batch('no event', inRoom(null), bodyRefused('events[0]', 'an object')),
  batch(
    'an impossible date',
    inRoom(event, { ...event, timestamp: '2026-02-30T00:00:00Z' }),
    bodyRefused('events[1].timestamp', 'ISO 8601 timestamp'),
  ),
  batch('a negative duration', inRoom({ ...event, duration: -1 }), bodyRefused('events[0].duration', 'at least 0')),
  batch(
    'a number beyond all',
    '{"roomId":"room_1","events":[{"eventType":"a","timestamp":"2026-01-15T10:00:00Z","onset":1e999}]}',
    bodyRefused('events[0].onset', 'a number'),
  ),
  batch('an undocumented property', { ...inRoom(event), admin: true }, bodyRefused('', noMore)),
  batch(
    'a prototype',
    '{"roomId":"room_1","events":[],"__proto__":{"admin":true}}',
    bodyRefused('events', 'a list that is not empty'),
  ),
  batch(
    'a prototype in an event',
    `{"roomId":"room_1","events":[{"eventType":"a","timestamp":"2026-01-15T10:00:00Z","__proto__":{"admin":true}}]}`,
    bodyRefused('events[0]', noMore),
  ),
  batch('a constructor', { ...inRoom(event), constructor: { prototype: {} } }, bodyRefused('', noMore)),
  batch('lists in lists', `{"roomId":"room_1","events":[${nested(200_000)}]}`, tooDeep),
  batch('lists in lists that never end', '['.repeat(500_000), tooDeep),
  batch(
    'content that is nested too deep',
    `{"roomId":"room_1","events":[{"content":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}]}`,
    tooDeep,
  ),
  batch('more than a mebibyte', inRoom({ ...event, content: 'x'.repeat(1_048_576) }), tooLarge),
  batch('an unknown room', { roomId: '__proto__', events: [event] }, notFound('Room')),
  batch('a room with a NUL', { roomId: 'room_1\0', events: [event] }, notFound('Room')),
  batch('an unknown participant', inRoom({ ...event, participantId: 'constructor' }), notFound('Participant')),
  {
    ...batch('a body of any kind without the scope', 'nonsense', {
      status: 403,
      code: 'FORBIDDEN',
      message: 'Insufficient permissions. Required: write:events',
      details: { required: ['write:events'], provided: ['read:events'] },
    }),
    keys: ({ events }) => [events],
  },
  batch(
    'a property that is written twice: the last one counts',
    `{"roomId":"nowhere","roomId":"room_1","events":[${JSON.stringify(event)}]}`,
    { status: 201 },
  ),
  batch('a byte order mark before the JSON', Buffer.from(`\ufeff${JSON.stringify(inRoom(event))}`), { status: 201 }),
  {
    title: 'a body with a GET, which nobody reads',
    target: room,
    body: 'hello',
    saidBy: 'socket',
    answer: { status: 200 },
  },
];
