// Generated from openapi/latchkey.yaml by `pnpm generate`. Do not edit.
import type { OpenApiDocument } from '../spec/document.ts';
import json from './document.json' with { type: 'json' };

/** The OpenAPI document of Latchkey. */
export const document: OpenApiDocument = json;
