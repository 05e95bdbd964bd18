import type { Engine } from './engine/engine.ts';
import type { Incident } from './engine/leaks/incident.ts';
import { done } from './key-act-error.ts';

/**
 * What is known of a key's misuse, by the key's id. @throws KeyActError where there is no such key. As JSON it can be kept as
 * it is; `incidentCsv` makes a table of it.
 */
export type Incidents = (key: string, window?: IncidentWindow) => Promise<Incident>;

export interface IncidentWindow {
  /** When the key got into wrong hands; epoch milliseconds where it is a number. Default: when it was issued. */
  readonly since?: Date | number;
  /** Only what happened before this moment. Default: all until now. */
  readonly until?: Date | number;
}

export const createIncidents =
  (engine: () => Engine): Incidents =>
  async (key, { since, until } = {}) =>
    done(await engine().incident({ actor: { kind: 'system' }, key, since: since?.valueOf(), until: until?.valueOf() }))
      .incident;
