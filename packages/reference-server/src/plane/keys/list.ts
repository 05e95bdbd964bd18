import { type ApiKey, environmentName, type KeyStatus } from '@latchkey/providers';
import type { Handler } from '../../world.ts';
import { type Desk, forApproved } from '../desk.ts';
import { refusedWith } from '../problem.ts';
import { readKeyCursor, writeKeyCursor } from './cursor.ts';
import { allKeys, writeManaged } from './view.ts';

/** A page of the person's keys: those that are asked for, sorted. A key that is issued meanwhile shifts nothing. */
export const listKeys = (desk: Desk): Handler =>
  forApproved(desk, async ({ query }, { by }) => {
    const asked = askedOf(query);
    const engine = desk.engine();
    const all = await allKeys(engine, by);
    // Where revoked keys are hidden, who asks for them still sees them (ruling 13).
    const within = asked.status === undefined ? all : await allKeys(engine, by, asked.status);
    const found = sorted(
      within.filter((key) => isAsked(desk, key, asked)),
      asked,
    );
    const start = asked.cursor === undefined ? 0 : startAfter(found, asked.cursor, asked);
    if (start === null) {
      const message = 'No page of this order ends with this cursor. Pass on `next` as it was answered.';
      return refusedWith('invalid_request', message, { field: 'cursor' });
    }
    const page = found.slice(start, start + asked.limit);
    const last = page.at(-1);
    const isMore = start + asked.limit < found.length;
    return {
      kind: 'page',
      items: page.map(({ key }) => writeManaged(desk, key, all)),
      total: found.length,
      limit: asked.limit,
      offset: start,
      metadata: { next: isMore && last ? writeKeyCursor({ ...asked, value: last.value, id: last.key.id }) : null },
    };
  });

interface Asked {
  readonly status?: KeyStatus;
  readonly environment?: string;
  readonly type?: string;
  readonly text?: string;
  readonly sort: 'created' | 'lastUsed' | 'name' | 'expires';
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly cursor?: string;
}

/** The document has checked it, and filled in what was left out. */
const askedOf = (query: Readonly<Record<string, unknown>>) => query as unknown as Asked;

const isAsked = ({ provider }: Desk, key: ApiKey, { environment, type, text }: Asked): boolean => {
  const { binding } = provider;
  if (type !== undefined && key.reach?.type !== type) return false;
  if (environment !== undefined && key.environment !== environment) {
    if (!binding || key.reach?.environment !== environmentName(binding, environment)) return false;
  }
  if (text === undefined) return true;
  const sought = text.toLowerCase();
  return [key.name, key.description ?? '', key.id, key.mask].some((each) => each.toLowerCase().includes(sought));
};

interface Placed {
  readonly key: ApiKey;
  readonly value: string | number;
}

/** What was never used comes before every time, and what never expires after it. Keys alike stay newest first. */
const sortValueOf = {
  created: (key: ApiKey) => key.createdAt.getTime(),
  lastUsed: (key: ApiKey) => key.lastUsedAt?.getTime() ?? 0,
  name: (key: ApiKey) => key.name.toLowerCase(),
  expires: (key: ApiKey) => key.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
} as const;

const sorted = (keys: readonly ApiKey[], asked: Asked): readonly Placed[] =>
  keys
    .map((key) => ({ key, value: sortValueOf[asked.sort](key) }))
    .sort((one, other) => compared(one.value, other.value, asked));

const compared = (one: string | number, other: string | number, { order }: Pick<Asked, 'order'>): number => {
  const up = one < other ? -1 : one > other ? 1 : 0;
  return order === 'asc' ? up : -up;
};

/** Where the next page begins; null where the cursor is of no such list. */
const startAfter = (found: readonly Placed[], text: string, asked: Asked): number | null => {
  const cursor = readKeyCursor(text);
  if (cursor === null || cursor.sort !== asked.sort || cursor.order !== asked.order) return null;
  if (typeof cursor.value !== (asked.sort === 'name' ? 'string' : 'number')) return null;
  const first = found.findIndex(({ value }) => compared(value, cursor.value, asked) >= 0);
  if (first < 0) return found.length;
  // Of keys that are alike, the one itself tells where the page ended; without it, rather one twice than one never.
  const end = found.findIndex(({ value }, at) => at >= first && compared(value, cursor.value, asked) > 0);
  const alike = found.slice(first, end < 0 ? found.length : end);
  return first + alike.findIndex(({ key }) => key.id === cursor.id) + 1;
};
