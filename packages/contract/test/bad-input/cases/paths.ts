import { type BadRequest, notFound, parameterRefused, parameterUnreadable } from '../bad-request.ts';

const encoding = 'a text in well-formed percent-encoding';

const id = (title: string, segment: string, answer: BadRequest['answer'], saidBy?: 'socket'): BadRequest => ({
  title: `${title} as an id`,
  target: `/data/events/room/${segment}`,
  answer,
  ...(saidBy ? { saidBy } : {}),
});

const tooLong = parameterRefused('roomId', null, 'a text from 1 to 200 characters long');
const noRoom = notFound('Room');
const noRoute = notFound('Route');

export const pathCases: readonly BadRequest[] = [
  id('nothing', '', noRoute),
  id('ten thousand characters', 'r'.repeat(10_000), tooLong),
  id('201 characters', 'r'.repeat(201), tooLong),
  id('200 characters', 'r'.repeat(200), noRoom),
  id('an encoded slash', 'room_1%2F', noRoom),
  id('a way up, encoded', '%2e%2e%2froom_1', noRoom),
  id('two dots', '..', noRoom, 'socket'),
  id('two encoded dots', '%2e%2e', noRoom, 'socket'),
  id('an encoded NUL', 'room_1%00', noRoom),
  id('an encoded line break', 'room_1%0d%0aX-Evil:%201', noRoom),
  id('a percent sign alone', '%', parameterUnreadable('roomId', encoding)),
  id('no hexadecimal digits', '%zz', parameterUnreadable('roomId', encoding)),
  id('half a letter', '%c3', parameterUnreadable('roomId', encoding)),
  id('an overlong slash', '%c0%af', parameterUnreadable('roomId', encoding)),
  id('a lone surrogate', '%ed%a0%80', parameterUnreadable('roomId', encoding)),
  id('a letter beyond ASCII', 'r%C3%A4um', noRoom),
  id('a blank', '%20', noRoom),
  id('another case', 'ROOM_1', noRoom),
  id('a number written oddly', 'room_01', noRoom),
  id('the number nought', 'room_0', noRoom),
  id('a number without end', `room_${'9'.repeat(190)}`, noRoom),
  id('a prototype name', '__proto__', noRoom),
  id('a constructor', 'constructor', noRoom),
  id('markup', '%3Cscript%3E', noRoom),
  { title: 'a fragment', target: '/health#data', saidBy: 'socket', answer: noRoute },
  { title: 'an unknown route', target: '/data/nothing/room/room_1', answer: noRoute },
  { title: 'the base path alone', target: '', answer: noRoute },
  { title: 'a prototype name as a route', target: '/__proto__', answer: noRoute },
  { title: 'a constructor as a route', target: '/data/constructor/room/room_1', answer: noRoute },
  { title: 'a slash at the end', target: '/data/events/room/room_1/', answer: noRoute },
  { title: 'two slashes', target: '/data//events/room/room_1', answer: noRoute },
  { title: 'another case of a route', target: '/DATA/events/room/room_1', answer: noRoute },
  { title: 'a matrix parameter', target: '/data;a=1/events/room/room_1', answer: noRoute },
  { title: 'a way out', target: '/../../etc/passwd', saidBy: 'socket', answer: noRoute },
  { title: 'a way round', target: '/data/../data/events/room/room_1', saidBy: 'socket', answer: noRoute },
  { title: 'a backslash', target: '\\data\\events\\room\\room_1', saidBy: 'socket', answer: noRoute },
  { title: 'an encoded letter in a route', target: '/%64ata/events/room/room_1', answer: { status: 200 } },
  { title: 'a path of ten thousand segments', target: '/a'.repeat(5_000), answer: noRoute },
  { title: 'an unknown experiment', target: '/data/events/experiment/nowhere', answer: notFound('Experiment') },
  {
    title: 'a participant without a room',
    target: '/data/events/participant/participant_1',
    answer: parameterUnreadable('roomId', 'a text from 1 to 200 characters long'),
  },
];
