import { nameAdvice, warningsOfDraft } from '@latchkey/providers';
import type { MaybeReplayed } from '../../engine/issued.ts';
import { askedField } from '../../grant-of-request.ts';
import type { Handlers, Reply } from '../../world.ts';
import { type Desk, forApproved, json } from '../desk.ts';
import { replyTo, unreadable } from '../problem.ts';
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
      return replyTo(
        issued,
        (done) => withSecret(done, keyWriter(desk, by)),
        (field) => askedField(desk.provider, field),
      );
    } catch (thrown) {
      return unreadable(thrown);
    }
  }),
  checkKeyDraft: forApproved(desk, (request, visitor) => {
    try {
      const { name, scopes, expiresAt, reach } = grantOfForm(desk, visitor, request.body);
      const end = expiresAt === null ? null : new Date(expiresAt);
      const { warnings, naming } = desk.manager;
      const advice = naming && nameAdvice(naming, name, { nowMs: desk.clock.now() });
      return json({
        warnings: warningsOfDraft(warnings, { scopes, expiresAt: end, type: reach?.type ?? null }).map(
          ({ id, text }) => ({ id, text }),
        ),
        expiresAt: end?.toISOString() ?? null,
        naming: advice
          ? {
              follows: advice.follows?.pattern ?? null,
              suggestions: advice.suggestions.map((each) => ({ name: each.name, pattern: each.pattern.pattern })),
            }
          : null,
      });
    } catch (thrown) {
      return unreadable(thrown);
    }
  }),
});

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
