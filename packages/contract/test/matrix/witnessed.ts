import { createWitness, type Witness } from '@latchkey/contract';
import type { OpenApiDocument } from '@latchkey/providers';
import type { Fetch } from './doors.ts';

/** A `fetch` that shows every exchange to a witness; `violations` is what the witness had to say. */
export const witnessed = (document: OpenApiDocument, fetch: Fetch) => {
  const witness: Witness = createWitness(document);
  const violations: string[] = [];
  const watched: Fetch = async (input, init) => {
    const response = await fetch(input, init);
    const body = await response.clone().text();
    const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const exchange = {
      method,
      path: pathname,
      sent: typeof init?.body === 'string' ? init.body : undefined,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
    };
    for (const { where, problem } of witness.check(exchange)) {
      violations.push(`${method} ${pathname} ${response.status}: ${where}: ${problem}`);
    }
    return response;
  };
  return { fetch: watched, violations, covered: witness.covered };
};
