import type { Clock, Provider } from '@latchkey/providers';
import type { MaybeReplayed } from '../engine/acts/issued.ts';
import type { Engine } from '../engine/engine.ts';
import type { ActResult } from '../engine/problem.ts';
import { expiryOfText } from '../expiry-of-text.ts';
import { grantOfRequest } from '../grant-of-request.ts';
import { KeyActError } from '../key-act-error.ts';
import { after } from '../maybe-promise.ts';
import { keeperOf } from '../plane/people.ts';
import type { PageActor, PersonKeys, Told } from './page.ts';

interface PersonKeysParts {
  readonly provider: Provider;
  readonly clock: Pick<Clock, 'now'>;
  /** The time zone of dates (ruling 22). */
  readonly zone: string;
  readonly engine: Pick<Engine, 'issue' | 'list' | 'revoke'>;
}

/** The engine's own acts, as a person of a page asks for them. */
export const createPersonKeys = ({ provider, clock, zone, engine }: PersonKeysParts): PersonKeys => ({
  issue(by, { expires, idempotencyKey, ...request }) {
    return telling(() => {
      const asked = { ...request, ...(expires ? { expires: expiryOfText(provider, expires) } : {}) };
      const grant = grantOfRequest(provider, asked, { clock, zone, organization: by.person.organizations?.[0] });
      const once = idempotencyKey === undefined ? {} : { idempotencyKey, idempotencyBody: { ...request, expires } };
      return after(engine.issue({ ...contextOf(by), ...grant, ...once }), (result) =>
        'problem' in result ? told(result) : shownOnce(result),
      );
    });
  },
  list: (by, { after: last } = {}) =>
    after(engine.list({ ...contextOf(by), ...(last === undefined ? {} : { after: last }) }), told),
  revoke: (by, id) => after(engine.revoke({ ...contextOf(by), id }), told),
});

const contextOf = ({ person, address }: PageActor) => ({ actor: keeperOf(person), address });

/** A page that is asked for again shows no secret again, though it could be had. */
const shownOnce = ({ key, secret, isReplayed }: MaybeReplayed) =>
  ({ ok: true, key, secret: isReplayed ? null : secret }) as const;

const told = <Done>(result: ActResult<Done>): Told<Done> =>
  'problem' in result ? { ok: false, message: result.problem.message } : result;

/** What cannot be read is told like what is refused. */
const telling = <Answer>(ask: () => Answer): Answer | { readonly ok: false; readonly message: string } => {
  try {
    return ask();
  } catch (thrown) {
    if (thrown instanceof KeyActError) return { ok: false, message: thrown.message };
    throw thrown;
  }
};
