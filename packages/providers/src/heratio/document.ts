// Generated from openapi/heratio.yaml by `pnpm generate`. Do not edit.
import type { OpenApiDocument } from '../spec/document.ts';
import json from './document.json' with { type: 'json' };

/** The OpenAPI document of Heratio Research API. */
export const document: OpenApiDocument = json;
