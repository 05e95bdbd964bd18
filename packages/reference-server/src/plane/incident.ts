import { incidentCsv } from '../incident-csv.ts';
import type { Handlers, WorldRequest } from '../world.ts';
import { writeRecord } from './audit.ts';
import { csvReply } from './csv-reply.ts';
import { type Desk, forApproved, json, type Visitor } from './desk.ts';
import { keyWriter } from './keys/view.ts';
import { actRefused } from './problem.ts';
import { windowOf } from './window.ts';

/** What a key that got into wrong hands did. */
export const incidentHandlers = (desk: Desk): Pick<Handlers, 'getIncident' | 'exportIncident'> => ({
  getIncident: forApproved(desk, async (request, visitor) => {
    const found = await incidentOf(desk, request, visitor);
    if (!found.ok) return actRefused(found.problem);
    const { key, exposure, areRequestsAudited, addresses, operations, refusedAttempts, events } = found.incident;
    return json({
      key: await keyWriter(desk, visitor.by)(key),
      exposure: {
        from: exposure.from.toISOString(),
        to: exposure.to?.toISOString() ?? null,
        endedBy: exposure.endedBy,
      },
      areRequestsAudited,
      addresses: addresses.map(writeUse),
      operations: operations.map(writeUse),
      refusedAttempts: refusedAttempts.map(writeRecord),
      events: events.map(writeRecord),
    });
  }),
  exportIncident: forApproved(desk, async (request, visitor) => {
    const found = await incidentOf(desk, request, visitor);
    return found.ok ? csvReply('incident.csv', incidentCsv(found.incident)) : actRefused(found.problem);
  }),
});

const incidentOf = ({ engine }: Desk, { path, query }: WorldRequest, { actor }: Visitor) =>
  Promise.resolve(engine().incident({ actor, key: path.keyId ?? '', ...windowOf(query) }));

const writeUse = <U extends { readonly firstAt: Date; readonly lastAt: Date }>({ firstAt, lastAt, ...use }: U) => ({
  ...use,
  firstAt: firstAt.toISOString(),
  lastAt: lastAt.toISOString(),
});
