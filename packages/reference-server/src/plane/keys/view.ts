import { type ApiKey, type Warning, warningsOfKey } from '@latchkey/providers';
import { type KeyWire, type ManagedAct, writeKey } from '@latchkey/providers/latchkey';
import type { ActContext, Keeper } from '../../engine/actor.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Desk } from '../desk.ts';

/** Writes keys as their people see them: with what may be done with them now, and what is to be said of them. */
export const keyWriter = (desk: Desk, by: ActContext<Keeper>): ((key: ApiKey) => Promise<KeyWire>) => {
  const { warnings } = desk.manager;
  let others: Promise<readonly ApiKey[]> | null = null;
  return async (key) => {
    // Only a warning of what is the last of its kind looks at other keys.
    others ??= warnings.some(isOfOthers) ? allKeys(desk.engine(), by) : Promise.resolve([]);
    return writeManaged(desk, key, await others);
  };
};

/** The same, where the person's other keys are known already. */
export const writeManaged = ({ provider, manager, clock }: Desk, key: ApiKey, others: readonly ApiKey[]): KeyWire =>
  writeKey(key, {
    acts: actsOf(provider.lifecycle.acts, key),
    warnings: warningsOfKey(manager.warnings, key, { nowMs: clock.now(), others }),
  });

/** Every key that a person looks after, newest first, revoked ones where the system shows them. */
export const allKeys = async (
  engine: Engine,
  by: ActContext<Keeper>,
  status?: ApiKey['status'],
): Promise<readonly ApiKey[]> => {
  const keys: ApiKey[] = [];
  let after: string | undefined;
  do {
    const page = await engine.list({ ...by, status, after, limit: 1000 });
    if (!page.ok) throw new Error(page.problem.message);
    keys.push(...page.keys);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return keys;
};

const isOfOthers = ({ about }: Warning): boolean => about === 'last_with';

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
