import type { ApiKey } from '@latchkey/providers';
import type { ActContext, Keeper } from '../../engine/actor.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ActResult } from '../../engine/problem.ts';
import type { MaybePromise } from '../../maybe-promise.ts';
import { nextTurn } from '../../next-turn.ts';
import { regenerateSeen } from '../../regenerate-seen.ts';
import type { Handler, Handlers } from '../../world.ts';
import { type Desk, forApproved, json } from '../desk.ts';
import { replyTo } from '../problem.ts';
import type { Wire } from '../wire.ts';
import { withSecret } from './issue.ts';
import { keyWriter } from './view.ts';

type On = ActContext<Keeper> & { readonly id: string };

/** What is done to a key that is there. Each is the engine's own act; what the system does not declare is refused by it. */
export const actHandlers = (
  desk: Desk,
): Pick<
  Handlers,
  'getKey' | 'updateKey' | 'revokeKey' | 'disableKey' | 'enableKey' | 'regenerateKey' | 'rotateKey'
> => {
  const act = (
    acted: (engine: Engine, on: On, body: unknown) => MaybePromise<ActResult<{ readonly key: ApiKey }>>,
  ): Handler =>
    forApproved(desk, async ({ path, body }, { by }) =>
      replyTo(await acted(desk.engine(), { ...by, id: path.keyId ?? '' }, body), async ({ key }) =>
        json(await keyWriter(desk, by)(key)),
      ),
    );

  return {
    getKey: act((engine, on) => engine.get(on)),
    updateKey: act((engine, on, body) => {
      // Only what the document names is in it (security 48).
      const { version, ...changes } = body as Wire['KeyEdit'];
      return engine.update({ ...on, ...changes, ifVersion: version });
    }),
    revokeKey: act((engine, on) => engine.revoke(on)),
    disableKey: act((engine, on) => engine.disable(on)),
    enableKey: act((engine, on) => engine.enable(on)),
    regenerateKey: forApproved(desk, async ({ path, idempotencyKey }, { by }) => {
      const request = { ...by, id: path.keyId ?? '', idempotencyKey };
      return replyTo(await regenerateSeen(desk.engine(), request, nextTurn), (done) =>
        withSecret(done, keyWriter(desk, by)),
      );
    }),
    rotateKey: forApproved(desk, async ({ path, body, idempotencyKey }, { by }) => {
      const { overlapMs, version } = body as Wire['Rotation'];
      const request = { ...by, id: path.keyId ?? '', overlapMs, ifVersion: version, idempotencyKey };
      const write = keyWriter(desk, by);
      return replyTo(await desk.engine().rotate(request), async (done) =>
        withSecret(done, write, { predecessor: await write(done.predecessor) }),
      );
    }),
  };
};
