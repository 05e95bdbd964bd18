import type { OpenApiDocument } from '@latchkey/providers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type DocumentedOperation, operationFinder } from './document.ts';

/** What went over the wire, as any client or proxy can record it. */
export interface ExchangeRecord {
  readonly method: string;
  /** Path as sent, base path included, without the query. */
  readonly path: string;
  /** The request's body as text, where one was sent: it may tell which operation was meant. */
  readonly sent?: string | undefined;
  readonly status: number;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's text; empty where there was none. */
  readonly body: string;
}

/** One way in which an answer is not what the document promises. */
export interface Violation {
  /** Such as `status 418`, `header retry-after`, `body /data/0/onset`. */
  readonly where: string;
  readonly problem: string;
}

export interface Witness {
  /** Compares one exchange with the document. An empty list is agreement. */
  check(exchange: ExchangeRecord): readonly Violation[];
  /** The operations that were seen so far, with the statuses they were seen with. */
  covered(): ReadonlyMap<string, ReadonlySet<number>>;
}

/**
 * A witness that neither the client nor the server wrote: it knows the OpenAPI document and validates with ajv.
 * @param document an OpenAPI 3.1 document; references within it are followed
 */
export const createWitness = (document: OpenApiDocument): Witness => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  addFormats.default(ajv);
  ajv.addSchema(document, documentId);
  const findOperation = operationFinder(document);
  const validators = new Map<string, ValidateFunction>();
  const seen = new Map<string, Set<number>>();

  const validatorAt = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer);
    if (known) return known;
    const made = ajv.compile({ $ref: `${documentId}#${pointer}` });
    validators.set(pointer, made);
    return made;
  };

  return {
    check(exchange) {
      const operation = findOperation(exchange.method, exchange.path, exchange.sent);
      if (!operation) return exchange.status === 404 || exchange.status === 405 ? [] : [undocumentedRoute(exchange)];
      const statuses = seen.get(operation.id) ?? new Set();
      seen.set(operation.id, statuses.add(exchange.status));
      return checkAnswer(operation, exchange, validatorAt);
    },
    covered: () => seen,
  };
};

const documentId = 'openapi';

const undocumentedRoute = ({ method, path, status }: ExchangeRecord): Violation => ({
  where: `${method} ${path}`,
  problem: `The document knows no such operation, yet it was answered with ${status}.`,
});

const checkAnswer = (
  operation: DocumentedOperation,
  exchange: ExchangeRecord,
  validatorAt: (pointer: string) => ValidateFunction,
): Violation[] => {
  const response = operation.response(exchange.status);
  if (!response) {
    return [{ where: `status ${exchange.status}`, problem: `${operation.id} documents no such answer.` }];
  }
  const missing = response.requiredHeaders
    .filter((name) => exchange.headers[name.toLowerCase()] === undefined)
    .map((name): Violation => ({ where: `header ${name}`, problem: 'The document requires it and it is missing.' }));
  if (exchange.method === 'HEAD') return missing;
  return [...missing, ...checkBody(response.content, exchange, validatorAt)];
};

const checkBody = (
  content: ReadonlyMap<string, string | null>,
  { headers, body }: ExchangeRecord,
  validatorAt: (pointer: string) => ValidateFunction,
): Violation[] => {
  if (content.size === 0) return body === '' ? [] : [{ where: 'body', problem: 'The document promises none.' }];
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const pointer = content.get(type);
  if (pointer === undefined) {
    return [{ where: 'header content-type', problem: `'${type}' is none of ${[...content.keys()].join(', ')}.` }];
  }
  if (pointer === null || !/[/+]json$/.test(type)) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [{ where: 'body', problem: 'It is not JSON.' }];
  }
  const validate = validatorAt(pointer);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
    where: `body ${instancePath || '/'}`,
    problem: `${message ?? 'is not as documented'} ${JSON.stringify(params)}`,
  }));
};
