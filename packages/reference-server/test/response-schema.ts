import type { OpenApiDocument } from '@latchkey/providers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { memberOf } from './document-member.ts';

/** What is wrong with a success body by the document's own schema, as ajv reads it; empty where nothing is. */
export const responseChecker = (document: OpenApiDocument) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'document' });
  return (path: string, method: string, body: unknown): readonly string[] => {
    const operation = memberOf(document, memberOf(document, document.paths, path), method.toLowerCase());
    const responses = memberOf(document, operation, 'responses');
    const success = Object.entries(Object(responses)).find(([status]) => status.startsWith('2'));
    const reference = Reflect.get(Object(success?.[1]), '$ref');
    const schema = { $ref: `document${reference}/content/application~1json/schema` };
    const validate = ajv.getSchema(schema.$ref) ?? ajv.compile(schema);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
};
