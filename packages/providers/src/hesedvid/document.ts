// Generated from openapi/hesedvid.yaml by `pnpm generate`. Do not edit.
import type { OpenApiDocument } from '../spec/document.ts';
import json from './document.json' with { type: 'json' };

/** The OpenAPI document of HesedVid. */
export const document: OpenApiDocument = json;
