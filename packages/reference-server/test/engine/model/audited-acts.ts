import type { Engine } from '../../../src/engine/engine.ts';
import { audited } from '../fixture.ts';
import type { Names } from './names.ts';

/** What the audit says was done, and how often each dead key was refused, in names. */
export const auditedActs = (engine: Engine, { ids }: Names) => {
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const log: string[] = [];
  const refusals: Record<string, number> = {};
  for (const { action, actor, key, count } of audited(engine)) {
    const name = key === null ? 'null' : (names.get(key) ?? key);
    const by = actor !== null && names.has(actor) ? `key:${names.get(actor)}` : actor;
    if (action === 'dead_key_refused') refusals[name] = (refusals[name] ?? 0) + count;
    else if (action !== 'authentication_failed') log.push(`${by} ${action} ${name}`);
  }
  return { log, refusals };
};
