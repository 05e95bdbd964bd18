import type { Clock, Operation, Provider, Refusal } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { createIdentify } from './identify.ts';
import { createPlace, type PathValues } from './place.ts';
import type { Visit } from './visit.ts';

/** Lets a request in by the secrets that it presents, or tells why not; null where it is let in. */
export const createAdmit = (
  provider: Pick<Provider, 'credentials' | 'binding'>,
  { clock, environment }: { readonly clock: Pick<Clock, 'now'>; readonly environment: string | null },
): ((visit: Visit, operation: Operation, path: PathValues) => MaybePromise<Refusal | null>) => {
  const identify = createIdentify(provider.credentials);
  const placeOf = createPlace(provider.binding, environment);

  return (visit, operation, path) => {
    if (operation.scopes === null) return null;
    const { exchange, requestId } = visit;
    visit.secrets = identify(exchange);
    const decided = visit.engine.verify({
      presented: visit.secrets,
      operation,
      ...placeOf(path),
      address: exchange.address,
      requestId,
    });
    return after(decided, (decision) => {
      visit.decision = decision;
      if (!decision.allowed) return decision.refusal;
      visit.onAdmitted({ operation, key: decision.key, nowMs: clock.now() });
      return null;
    });
  };
};
