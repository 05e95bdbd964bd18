import type { Person } from '../person.ts';
import type { Handlers } from '../world.ts';
import { type Desk, forApproved, json, type Visitor } from './desk.ts';
import { actRefused, refusedWith } from './problem.ts';
import { writePlan } from './system.ts';
import { writeHeldLimit } from './usage.ts';

/** What the person's account pays for (ruling 21). */
export const accountHandlers = (desk: Desk): Pick<Handlers, 'getAccount' | 'changePlan'> => {
  const show = async ({ person, by }: Visitor) => {
    const engine = desk.engine();
    const { plan, keys, allowances } = await engine.account(person.owner);
    const held = await engine.limits(by);
    if (!held.ok) return actRefused(held.problem);
    return json({
      plan,
      limits: held.limits.map(writeHeldLimit),
      keys,
      allowances,
      offered: (desk.provider.plans?.offered ?? []).map(writePlan),
      mayChange: mayChange(person) && desk.provider.plans !== undefined,
    });
  };

  return {
    getAccount: forApproved(desk, (_, visitor) => show(visitor)),
    changePlan: forApproved(desk, async ({ body }, visitor) => {
      if (!mayChange(visitor.person)) {
        return refusedWith('forbidden', 'A plan is changed by who owns or administers the account. Ask one of them.');
      }
      const { plan } = body as { readonly plan: string };
      const set = await desk.engine().setPlan({ ...visitor.by, owner: visitor.person.owner, plan });
      return set.ok ? show(visitor) : actRefused(set.problem);
    }),
  };
};

const mayChange = ({ role }: Person): boolean => role !== 'member';
