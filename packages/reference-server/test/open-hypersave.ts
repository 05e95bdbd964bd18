import { hypersave } from '@latchkey/providers/hypersave';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createReferenceServer, virtualClock } from '../src/index.ts';
import { type HypersaveWorldOptions, hypersaveWorld } from '../src/worlds/hypersave/index.ts';
import { memberOf } from './document-member.ts';

export type Body = Readonly<Record<string, unknown>> & {
  readonly data: readonly Record<string, unknown>[];
  readonly pagination: { readonly total: number };
};

/** Hypersave on 1 January 2026, without limits, asked through its pipeline; every success is held against the document. */
export const openHypersave = async (options: HypersaveWorldOptions = {}) => {
  const world = hypersaveWorld(options);
  const server = createReferenceServer(hypersave, { clock: virtualClock('2026-01-01T00:00:00Z'), world, limits: [] });
  const keyOf = async (owner: string, environment = 'live') =>
    (await server.keys.issue({ name: owner, owner, environment, scopes: [] })).secret.reveal();
  const own = await keyOf(world.owner);
  const check = documentCheck(world.document);

  /** `POST /v1/save`, with a JSON body where one is given. */
  const ask = async (request: string, body?: unknown, key = own): Promise<{ status: number; body: Body }> => {
    const [method = '', path = ''] = request.split(' ');
    const headers = {
      Authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    };
    const response = await server.fetch(hypersave.baseUrl + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    const problems = check(method, path.split('?', 1)[0] ?? '', response.status, answer);
    if (problems.length > 0) throw new Error(`${request} ${response.status}: ${problems.join('; ')}`);
    return { status: response.status, body: answer };
  };

  return {
    server,
    ask,
    /** The body of a success. */
    async get(request: string, body?: unknown, key = own): Promise<Body> {
      const answer = await ask(request, body, key);
      if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    keyOf,
  };
};

/** What is wrong with an answer by the document's own schema, as ajv reads it. */
const documentCheck = (document: ReturnType<typeof hypersaveWorld>['document']) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'document' });
  return (method: string, path: string, status: number, body: unknown): string[] => {
    const template = Object.keys(document.paths).find((each) =>
      new RegExp(`^${each.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
    );
    if (template === undefined) return [];
    const at = `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`;
    const response = memberOf(document, memberOf(document, document.paths, template), method.toLowerCase());
    const declared = Reflect.get(Object(Reflect.get(Object(response), 'responses')), String(status));
    if (declared === undefined) return [`the document knows no ${status} of ${method} ${template}`];
    const reference = Reflect.get(Object(declared), '$ref') ?? `#${at}`;
    const validate = ajv.getSchema(`document${reference}/content/application~1json/schema`);
    if (!validate) return [`${template} has no schema for ${status}`];
    return validate(body) ? [] : (validate.errors ?? []).map((each) => `${each.instancePath} ${each.message}`);
  };
};
