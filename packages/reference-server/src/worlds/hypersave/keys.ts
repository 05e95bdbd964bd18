import { type ApiKeyWire, writeKey } from '@latchkey/providers/hypersave';
import type { ActProblem } from '../../engine/problem.ts';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { Handler, Handlers, KeyActs, Reply, WorldRequest } from '../../world.ts';
import { notFound } from './refusals.ts';

/**
 * The account's keys, managed with one of them: the engine's own acts, with the authority of the request's key (ruling 9).
 * The seed writes the paths without `/v1`; both are served.
 */
export const keyHandlers = ({ keys }: { readonly keys: Pick<KeyActs, 'list' | 'regenerate' | 'revoke'> }): Handlers => {
  const listKeys: Handler = (request) => {
    const from = (last: string | null, read: readonly ApiKeyWire[]): MaybePromise<Reply> =>
      after(keys.list(request, last === null ? {} : { after: last }), (page) => {
        if (!page.ok) return refused(page.problem);
        const all = [...read, ...page.keys.map(writeKey)];
        return page.next === null ? { kind: 'json', body: { success: true, data: all } } : from(page.next, all);
      });
    return from(null, []);
  };

  const regenerateKey: Handler = (request) =>
    after(keys.regenerate(request, idIn(request)), (done) => {
      if (!done.ok) return refused(done.problem);
      // The one place where a secret leaves the server: the answer to who asked for it.
      const data = { ...writeKey(done.key), key: done.secret.reveal() };
      return { kind: 'json', body: { success: true, message: 'API key regenerated successfully', data } };
    });

  const revokeKey: Handler = (request) =>
    after(keys.revoke(request, idIn(request)), (done) => {
      if (!done.ok) return refused(done.problem);
      return {
        kind: 'json',
        body: { success: true, message: 'API key deleted successfully', data: { id: done.key.id } },
      };
    });

  return {
    listKeys,
    listKeysUnderV1: listKeys,
    regenerateKey,
    regenerateKeyUnderV1: regenerateKey,
    revokeKey,
    revokeKeyUnderV1: revokeKey,
  };
};

const idIn = ({ path }: WorldRequest): string => path.keyId ?? '';

const refused = ({ kind, message }: ActProblem): Reply =>
  kind === 'conflict' ? { kind: 'refused', refusal: { kind: 'conflict', message } } : notFound('API key');
