import { type Clock, costsOf, type Operation, type Provider, type Refusal } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { createIdentify } from './identify.ts';
import { createPlace, type PathValues } from './place.ts';
import type { Visit } from './visit.ts';

/**
 * Lets a request in by the secrets that it presents, or tells why not; null where it is let in.
 * @throws RangeError when a declared cost cannot be
 */
export const createAdmit = (
  provider: Pick<Provider, 'credentials' | 'binding' | 'operations' | 'costs'>,
  { clock, environment }: { readonly clock: Pick<Clock, 'now'>; readonly environment: string | null },
): ((visit: Visit, operation: Operation, path: PathValues) => MaybePromise<Refusal | null>) => {
  const identify = createIdentify(provider.credentials);
  const placeOf = createPlace(provider.binding, environment);
  const costOf = costsOf(provider);

  return (visit, operation, path) => {
    const isOptional = operation.keyOptional === true;
    if (operation.scopes === null && !isOptional) return null;
    const { exchange, requestId } = visit;
    visit.secrets = identify(exchange);
    if (isOptional && visit.secrets.length === 0) return null;
    const decided = visit.engine.verify({
      presented: visit.secrets,
      operation,
      ...placeOf(path),
      address: exchange.address,
      requestId,
      cost: costOf(operation),
    });
    return after(decided, (decision) => {
      // Where anybody may call, who presents a key that is none is anybody.
      if (isOptional && !decision.allowed && decision.refusal.kind !== 'rate_limited') return null;
      visit.decision = decision;
      if (!decision.allowed) return decision.refusal;
      visit.onAdmitted({ operation, key: decision.key, nowMs: clock.now() });
      return null;
    });
  };
};
