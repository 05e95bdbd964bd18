import type { Alert, Crossing } from '../engine/alerts/crossing.ts';
import type { AlertChannel, AlertCondition } from '../engine/stores/alert-row.ts';
import type { Handlers } from '../world.ts';
import { type Desk, forApproved, json } from './desk.ts';
import { replyTo } from './problem.ts';

/** Alerts of the person's account. */
export const alertHandlers = (
  desk: Desk,
): Pick<Handlers, 'listAlerts' | 'createAlert' | 'deleteAlert' | 'listCrossings' | 'listMails'> => ({
  listAlerts: forApproved(desk, async (_, { by }) =>
    replyTo(await desk.engine().alerts.list(by), ({ alerts }) => json({ alerts: alerts.map(writeAlert) })),
  ),
  createAlert: forApproved(desk, async ({ body }, { by }) =>
    replyTo(await desk.engine().alerts.create({ ...by, ...(body as NewAlert) }), ({ alert, signingSecret }) =>
      json({ ...writeAlert(alert), ...(signingSecret && { signingSecret: signingSecret.reveal() }) }),
    ),
  ),
  deleteAlert: forApproved(desk, async ({ path }, { by }) =>
    replyTo(await desk.engine().alerts.delete({ ...by, id: path.alertId ?? '' }), ({ alert }) =>
      json(writeAlert(alert)),
    ),
  ),
  listCrossings: forApproved(desk, async ({ query }, { by }) => {
    const only = (name: 'alert' | 'key') => (typeof query[name] === 'string' ? { [name]: query[name] } : {});
    return replyTo(await desk.engine().alerts.crossings({ ...by, ...only('alert'), ...only('key') }), ({ crossings }) =>
      json({ crossings: crossings.map(writeCrossing) }),
    );
  }),
  listMails: forApproved(desk, async (_, { by }) =>
    replyTo(await desk.engine().alerts.outbox(by), ({ mails }) =>
      json({ mails: mails.map((mail) => ({ ...mail, at: mail.at.toISOString() })) }),
    ),
  ),
});

/** The document has checked it. */
interface NewAlert {
  readonly key?: string;
  readonly condition: AlertCondition;
  readonly channel: AlertChannel;
}

const writeAlert = ({ createdAt, ...alert }: Alert) => ({ ...alert, createdAt: createdAt.toISOString() });

const writeCrossing = ({ at, noticedAt, ...crossing }: Crossing) => ({
  ...crossing,
  at: at.toISOString(),
  noticedAt: noticedAt.toISOString(),
});
