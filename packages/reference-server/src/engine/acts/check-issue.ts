import { after, type MaybePromise } from '../../maybe-promise.ts';
import { keyCount, overCap } from '../accounts/plan-cap.ts';
import type { EngineContext } from '../context.ts';
import type { ActProblem, ActResult } from '../problem.ts';
import { checkOffered } from './authority.ts';
import { checkCeiling } from './ceiling.ts';
import { type Draft, draftOf, type KeyRequest } from './draft.ts';

/** What would come of a request for a new key. */
export interface Foreseen {
  readonly draft: Draft;
  /** That the account has no room for one more key at present, which may be another thing when it is issued; null where it has. */
  readonly full: ActProblem | null;
}

/** Refuses what issuing would refuse. Nothing is issued, written or taken. */
export const checkIssue = (context: EngineContext, request: KeyRequest): MaybePromise<ActResult<Foreseen>> => {
  const notOffered = checkOffered(context.provider.lifecycle, 'issue');
  if (notOffered) return notOffered;
  const draft = draftOf(context, request, context.now());
  if ('problem' in draft) return draft;
  return after(checkCeiling(context, request.actor, draft), (permit) =>
    'problem' in permit ? permit : after(fullOf(context, draft.owner), (full) => ({ ok: true, draft, full })),
  );
};

const fullOf = (context: EngineContext, owner: string): MaybePromise<ActProblem | null> => {
  if (context.provider.plans === undefined) return null;
  return after(context.ports.store.account(owner), (account) =>
    after(keyCount(context, owner, account), ({ limit, used }) =>
      limit === null || used < limit ? null : overCap({ cap: limit, active: used }).problem,
    ),
  );
};
