import { latchkey } from '@latchkey/providers/latchkey';
import { document } from '@latchkey/providers/latchkey/document';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

/** The same schemas, where what they do not name may not be. */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, closed(member)]));
  return 'properties' in node && !('additionalProperties' in node)
    ? { ...members, additionalProperties: false }
    : members;
};

ajv.addSchema({ ...Object(closed(document)), $id: 'closed' });

/** What an answer of the plane holds that its document does not name, and what else is wrong with it. */
export const unnamedIn = (id: keyof typeof latchkey.operations, status: number, body: unknown): readonly string[] => {
  const { method, path } = latchkey.operations[id];
  const pointer = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', 'application/json'];
  const $ref = `closed#/${pointer.map((part) => part.replaceAll('/', '~1')).join('/')}/schema`;
  const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref });
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${id}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
};
