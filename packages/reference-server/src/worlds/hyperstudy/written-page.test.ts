import { operations } from '@latchkey/providers/hyperstudy/operations';
import { describe, expect, it } from 'vitest';
import { type OperationId, openWorld } from '../../../test/ask-world.ts';
import { memberOf } from '../../../test/document-member.ts';
import { hyperstudyWorld } from './index.ts';

const world = hyperstudyWorld({ rooms: 2 });
const open = openWorld(world);
const room = { roomId: 'room_1' };

const lists = Object.keys(operations).filter((id): id is OperationId => id.startsWith('listRoom'));

describe('a page', () => {
  it('is the same records in JSON and NDJSON', () => {
    const query = { limit: 7, offset: 60, order: 'desc', category: 'media' };
    const answer = open.reply('listRoomEvents', { path: room, query: { ...query, format: 'ndjson' } });
    const content = answer.kind === 'content' ? String(answer.content) : '';
    expect(answer).toMatchObject({ kind: 'content', contentType: 'application/x-ndjson' });
    const lines = content.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(open.rows('listRoomEvents', { path: room, query }));
  });

  it('is the same records in JSON and CSV, one a line', () => {
    const query = { limit: 25, offset: 3 };
    const answer = open.reply('listRoomChat', { path: room, query: { ...query, format: 'csv' } });
    const content = answer.kind === 'content' ? String(answer.content) : '';
    expect(answer).toMatchObject({ kind: 'content', contentType: 'text/csv; charset=utf-8' });
    const rows = open.rows('listRoomChat', { path: room, query });
    const ids = content.split('\n').map((line) => line.split(',')[0]);
    expect(ids).toEqual(['messageId', ...rows.map(({ messageId }) => messageId), '']);
  });

  it.each(lists)('of %s has the CSV columns of the document’s own example', (operationId) => {
    const answer = open.reply(operationId, { path: room, query: { format: 'csv' } });
    const header = answer.kind === 'content' ? String(answer.content).split('\n')[0] : '';
    expect(header).toBe(printedHeader(operationId));
  });
});

const printedHeader = (operationId: OperationId): string => {
  const steps = [
    operations[operationId].path,
    'get',
    'responses',
    '200',
    'content',
    'text/csv',
    'examples',
    'rows',
    'value',
  ];
  const example = steps.reduce<unknown>((node, step) => memberOf(world.document, node, step), world.document.paths);
  return String(example).split('\n')[0] ?? '';
};
