import { nameAdvice, warningsOfDraft } from '@latchkey/providers';
import type { Foreseen } from '../../engine/acts/check-issue.ts';
import type { MaybeReplayed } from '../../engine/acts/issued.ts';
import { askedField } from '../../grant-of-request.ts';
import type { Handlers, Reply } from '../../world.ts';
import { type Desk, forApproved, json } from '../desk.ts';
import { replyTo, unreadable } from '../problem.ts';
import type { Wire } from '../wire.ts';
import { grantOfForm } from './draft.ts';
import { keyWriter } from './view.ts';

/** New keys: what is to be said of one before it is issued, and the issuing itself. */
export const issueHandlers = (desk: Desk): Pick<Handlers, 'issueKey' | 'checkKeyDraft'> => ({
  issueKey: forApproved(desk, async ({ body, idempotencyKey }, visitor) => {
    const { by } = visitor;
    try {
      const grant = grantOfForm(desk, visitor, body);
      // The end of a key may be told as a time from now: what was filled in is what a retry says again.
      const issued = await desk.engine().issue({ ...grant, ...by, idempotencyKey, idempotencyBody: body });
      return replyTo(issued, (done) => withSecret(done, keyWriter(desk, by)), fieldIn(desk));
    } catch (thrown) {
      return unreadable(thrown);
    }
  }),
  checkKeyDraft: forApproved(desk, async ({ body }, visitor) => {
    try {
      const checked = await desk.engine().checkIssue({ ...grantOfForm(desk, visitor, body), ...visitor.by });
      return replyTo(checked, (foreseen) => json(reportOf(desk, foreseen)), fieldIn(desk));
    } catch (thrown) {
      return unreadable(thrown);
    }
  }),
});

const reportOf = ({ manager, clock }: Desk, { draft, full }: Foreseen): Wire['DraftReport'] => {
  const { name, scopes, expiresAtMs, reach } = draft;
  const expiresAt = expiresAtMs === null ? null : new Date(expiresAtMs);
  const { warnings, naming } = manager;
  const advice = naming && nameAdvice(naming, name, { nowMs: clock.now() });
  return {
    warnings: warningsOfDraft(warnings, { scopes, expiresAt, type: reach?.type ?? null }).map(({ id, text }) => ({
      id,
      text,
    })),
    expiresAt: expiresAt?.toISOString() ?? null,
    naming: advice
      ? {
          follows: advice.follows?.pattern ?? null,
          suggestions: advice.suggestions.map((each) => ({ name: each.name, pattern: each.pattern.pattern })),
        }
      : null,
    cap: full?.cap ? { ...full.cap, text: full.message } : null,
  };
};

/** The name that a field of the engine's has in the form. */
const fieldIn =
  ({ provider }: Desk) =>
  (field: string): string =>
    askedField(provider, field);

/** The one place where a secret leaves the plane: the answer to who asked for it. */
export const withSecret = async (
  { key, secret, isReplayed = false }: Omit<MaybeReplayed, 'isReplayed'> & { readonly isReplayed?: boolean },
  write: ReturnType<typeof keyWriter>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Reply> => ({
  kind: 'json',
  body: { key: await write(key), secret: secret?.reveal() ?? null, ...more },
  isReplayed,
});
