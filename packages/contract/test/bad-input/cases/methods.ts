import { type BadRequest, room } from '../bad-request.ts';

const notAllowed = (...allowed: string[]): BadRequest['answer'] => ({
  status: 405,
  code: 'METHOD_NOT_ALLOWED',
  message: `Method not allowed. Allowed: ${allowed.join(', ')}`,
  details: { allowed },
  headers: { allow: allowed.join(', ') },
});

export const methodCases: readonly BadRequest[] = [
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].map((method) => ({
    title: `${method} of a list`,
    method,
    target: room,
    answer: notAllowed('GET', 'HEAD', 'OPTIONS'),
  })),
  { title: 'TRACE', method: 'TRACE', target: room, saidBy: 'socket', answer: notAllowed('GET', 'HEAD', 'OPTIONS') },
  { title: 'GET of what takes a POST', target: '/data/events/batch', answer: notAllowed('OPTIONS', 'POST') },
  {
    title: 'HEAD of what takes a POST',
    method: 'HEAD',
    target: '/data/events/batch',
    answer: { status: 405, headers: { allow: 'OPTIONS, POST' } },
  },
  {
    title: 'a method of an unknown route',
    method: 'DELETE',
    target: '/nothing',
    answer: { status: 404, code: 'NOT_FOUND' },
  },
  {
    title: 'OPTIONS without a key',
    method: 'OPTIONS',
    target: room,
    keys: () => [],
    answer: { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' } },
  },
  {
    title: 'HEAD without a key',
    method: 'HEAD',
    target: room,
    keys: () => [],
    answer: { status: 401, headers: { 'www-authenticate': 'ApiKey realm="HyperStudy"' } },
  },
  { title: 'HEAD with a bad limit', method: 'HEAD', target: `${room}?limit=0`, answer: { status: 400 } },
];
