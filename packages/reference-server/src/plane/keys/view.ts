import { type ApiKey, warningsOfKey } from '@latchkey/providers';
import { type KeyWire, type ManagedAct, writeKey } from '@latchkey/providers/latchkey';
import type { ActContext, Keeper } from '../../engine/actor.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ListRequest } from '../../engine/keys/list.ts';
import type { Desk } from '../desk.ts';

/** Writes keys as their people see them: with what may be done with them now, and what is to be said of them. */
export const keyWriter = (desk: Desk, by: ActContext<Keeper>): ((key: ApiKey) => Promise<KeyWire>) => {
  const { provider, manager, clock } = desk;
  const others = othersFinder(desk, by);
  return async (key) =>
    writeKey(key, {
      acts: actsOf(provider.lifecycle.acts, key),
      warnings: warningsOfKey(manager.warnings, key, { nowMs: clock.now(), others: await others(key) }),
    });
};

/** Finds the keys that tell whether one is the last of its kind: of each kind two that live, of which one is another. */
const othersFinder = ({ manager, engine }: Desk, by: ActContext<Keeper>) => {
  const kinds = manager.warnings.flatMap((warning) => (warning.about === 'last_with' ? [warning.scopes] : []));
  const found = new Map<readonly string[], Promise<readonly ApiKey[]>>();

  const ofKind = (scopes: readonly string[]): Promise<readonly ApiKey[]> => {
    const known = found.get(scopes) ?? twoWith(engine(), by, scopes);
    found.set(scopes, known);
    return known;
  };

  return async ({ status, scopes }: ApiKey): Promise<readonly ApiKey[]> => {
    if (status !== 'active') return [];
    const its = kinds.filter((kind) => kind.some((scope) => scopes.includes(scope)));
    return (await Promise.all(its.map(ofKind))).flat();
  };
};

const twoWith = async (
  engine: Engine,
  by: ActContext<Keeper>,
  scopes: readonly string[],
): Promise<readonly ApiKey[]> => {
  const page = await engine.list({ ...by, status: 'active', only: { scopes }, limit: 2 });
  if (!page.ok) throw new Error(page.problem.message);
  return page.keys;
};

/** Every key that a person looks after of those that are asked for, newest first, revoked ones where the system shows them. */
export const allKeys = async (
  engine: Engine,
  by: ActContext<Keeper>,
  asked: Pick<ListRequest, 'status' | 'only'>,
): Promise<readonly ApiKey[]> => {
  const keys: ApiKey[] = [];
  let after: string | undefined;
  do {
    const page = await engine.list({ ...by, ...asked, after, limit: 1000 });
    if (!page.ok) throw new Error(page.problem.message);
    keys.push(...page.keys);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return keys;
};

/** What may be done with a key: of what the system declares, what its status leaves. */
const actsOf = (declared: readonly (ManagedAct | 'issue')[], key: ApiKey): ManagedAct[] =>
  declared.flatMap((act): ManagedAct[] => {
    switch (act) {
      case 'issue':
      case 'enable':
        return [];
      case 'update':
      case 'revoke':
        return key.status === 'revoked' ? [] : [act];
      case 'regenerate':
      case 'rotate':
        return key.status === 'active' ? [act] : [];
      case 'disable':
        if (key.status === 'disabled') return ['enable'];
        return key.status === 'active' || key.status === 'superseded' ? ['disable'] : [];
    }
    return [];
  });
