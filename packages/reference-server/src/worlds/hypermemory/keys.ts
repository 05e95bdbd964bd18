import { type ApiKeyWire, writeKey } from '@latchkey/providers/hypermemory';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Handlers, Reply, WorldContext } from '../../world.ts';

/** The account's keys, managed with an admin key: the engine's own acts, with the authority of the request's key. */
export const keyHandlers = ({ keys }: Pick<WorldContext, 'keys'>): Handlers => ({
  listKeys(request) {
    const from = (last: string | null, read: readonly ApiKeyWire[]): MaybePromise<Reply> =>
      after(keys.list(request, last === null ? {} : { after: last }), (page) => {
        if (!page.ok) return notFound;
        const all = [...read, ...page.keys.map(writeKey)];
        return page.next === null ? whole(all) : from(page.next, all);
      });
    return from(null, []);
  },

  revokeKey: (request) =>
    after(keys.revoke(request, request.path.keyId ?? ''), (done) => {
      if (!done.ok) return notFound;
      const { id, revokedAt } = done.key;
      const revoked_at = (revokedAt ?? new Date(request.nowMs)).toISOString();
      return { kind: 'json', body: { id, status: 'revoked', revoked_at } };
    }),
});

const whole = (keys: readonly ApiKeyWire[]): Reply => ({
  kind: 'page',
  items: keys,
  total: keys.length,
  limit: keys.length,
  offset: 0,
  metadata: {},
});

/** Another account's key is told like one that never was. */
const notFound: Reply = { kind: 'refused', refusal: { kind: 'not_found', what: 'API key' } };
