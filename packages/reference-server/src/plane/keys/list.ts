import { type ApiKey, environmentName, type KeyStatus } from '@latchkey/providers';
import type { ActContext, Keeper } from '../../engine/actor.ts';
import type { KeyFilter } from '../../engine/stores/key-facts.ts';
import type { Handler, Reply } from '../../world.ts';
import { type Desk, forApproved } from '../desk.ts';
import { actRefused, refusedWith } from '../problem.ts';
import { type KeyCursor, readKeyCursor, writeKeyCursor } from './cursor.ts';
import { type Placed, type Sort, sorted, sortValue, startAfter } from './sort.ts';
import { allKeys, keyWriter } from './view.ts';

/** A page of the person's keys: those that are asked for, sorted. A key that is issued meanwhile shifts nothing. */
export const listKeys = (desk: Desk): Handler =>
  forApproved(desk, ({ query }, { by }) => {
    const asked = askedOf(query);
    const cursor = asked.cursor === undefined ? null : readKeyCursor(asked.cursor);
    if (asked.cursor !== undefined && !isOf(cursor, asked)) return noSuchPage();
    // Where revoked keys are hidden, who asks for them still sees them (ruling 13).
    const found = { status: asked.status, only: filterOf(desk, asked) };
    // The engine's own order needs no other key to be read; every other order needs them all.
    const isEngines = asked.sort === 'created' && asked.order === 'desc';
    return (isEngines ? enginesPage : sortedPage)(desk, by, { ...asked, ...found, cursor });
  });

interface Asked extends Sort {
  readonly status?: KeyStatus;
  readonly environment?: string;
  readonly type?: string;
  readonly text?: string;
  readonly limit: number;
  readonly cursor?: string;
}

interface Sought extends Sort {
  readonly status: KeyStatus | undefined;
  readonly only: KeyFilter;
  readonly limit: number;
  readonly cursor: KeyCursor | null;
}

/** The document has checked it, and filled in what was left out. */
const askedOf = (query: Readonly<Record<string, unknown>>) => query as unknown as Asked;

const filterOf = ({ provider: { binding } }: Desk, { environment, type, text }: Asked): KeyFilter => ({
  type,
  text,
  environments:
    environment === undefined ? undefined : [environment, ...(binding ? [environmentName(binding, environment)] : [])],
});

/** Whether a cursor is of such a list. */
const isOf = (cursor: KeyCursor | null, { sort, order }: Asked): boolean =>
  cursor !== null &&
  cursor.sort === sort &&
  cursor.order === order &&
  typeof cursor.value === (sort === 'name' ? 'string' : 'number');

const noSuchPage = (): Reply =>
  refusedWith('invalid_request', 'No page of this order ends with this cursor. Pass on `next` as it was answered.', {
    field: 'cursor',
  });

/** Newest first, from the key on that the page before ended with. How many there are is counted for the first page. */
const enginesPage = async (desk: Desk, by: ActContext<Keeper>, sought: Sought): Promise<Reply> => {
  const { cursor, limit, status, only } = sought;
  const page = await desk.engine().list({ ...by, status, only, limit, after: cursor?.id });
  if (!page.ok) return page.problem.field === 'after' ? noSuchPage() : actRefused(page.problem);
  const counted = cursor ? null : await desk.engine().count({ ...by, status, only });
  if (counted && !counted.ok) return actRefused(counted.problem);
  const isMore = page.next !== null;
  return pageOf(desk, by, sought, { keys: page.keys, isMore, total: counted?.count ?? cursor?.total ?? 0 });
};

const sortedPage = async (desk: Desk, by: ActContext<Keeper>, sought: Sought): Promise<Reply> => {
  const { cursor, limit, status, only } = sought;
  const found = sorted(await allKeys(desk.engine(), by, { status, only }), sought);
  const start = cursor === null ? 0 : startAfter(found, cursor, sought);
  const keys = found.slice(start, start + limit).map(({ key }: Placed) => key);
  return pageOf(desk, by, sought, { keys, isMore: start + limit < found.length, total: found.length });
};

const pageOf = async (
  desk: Desk,
  by: ActContext<Keeper>,
  { sort, order, limit }: Sought,
  { keys, isMore, total }: { readonly keys: readonly ApiKey[]; readonly isMore: boolean; readonly total: number },
): Promise<Reply> => {
  const write = keyWriter(desk, by);
  const last = keys.at(-1);
  const next =
    isMore && last ? writeKeyCursor({ sort, order, value: sortValue(last, sort), id: last.id, total }) : null;
  return { kind: 'page', items: await Promise.all(keys.map(write)), total, limit, offset: 0, metadata: { next } };
};
