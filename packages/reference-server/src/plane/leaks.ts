import type { Leak } from '../engine/leaks/leaks.ts';
import type { Handlers } from '../world.ts';
import { type Desk, forApproved, json } from './desk.ts';
import { keyWriter } from './keys/view.ts';
import { actRefused } from './problem.ts';

/** Keys of the person's account in texts where they do not belong. The text is kept nowhere. */
export const leakHandlers = (desk: Desk): Pick<Handlers, 'findLeaks' | 'revokeLeaks'> => {
  const write = async (found: readonly Leak[], writer: ReturnType<typeof keyWriter>) =>
    json({
      leaks: await Promise.all(
        found.map(async ({ environment, at, length, mask, key, isLive }) => ({
          environment,
          at,
          length,
          mask,
          key: key && (await writer(key)),
          isLive,
        })),
      ),
    });

  return {
    findLeaks: forApproved(desk, async ({ body }, { by }) => {
      const { text } = body as { readonly text: string };
      const found = await desk.engine().leaks({ ...by, text });
      return found.ok ? write(found.leaks, keyWriter(desk, by)) : actRefused(found.problem);
    }),
    revokeLeaks: forApproved(desk, async ({ body }, { by }) => {
      const { text, source } = body as { readonly text: string; readonly source?: string };
      const found = await desk.engine().revokeLeaked({ ...by, text, source });
      return found.ok ? write(found.leaks, keyWriter(desk, by)) : actRefused(found.problem);
    }),
  };
};
