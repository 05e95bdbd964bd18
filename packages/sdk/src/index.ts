export { type Duration, type ErrorCode, errorCodes, isSecret, Secret } from '@latchkey/providers';
export type { Drift, ResponseSchema, ResponseSchemas, ResponseSchemasGiven } from './core/answer/response-schemas.ts';
export { type Client, type ClientParts, createClient } from './core/client.ts';
export { type Attempt, isLatchkeyError, LatchkeyError, type LatchkeyErrorFields } from './core/error/error.ts';
export type { Pending, Result, WithResults } from './core/error/result.ts';
export type {
  ClientEvent,
  ClientEventOf,
  ClientEventType,
  ClientListener,
  PublishedEvent,
} from './core/events/events.ts';
export type { Log } from './core/events/log.ts';
export { createGate, type Gate } from './core/gate/gate.ts';
export type { LimitRate, PolicyRate, Rate } from './core/gate/rate.ts';
export type { UseKey, UseKeyOptions } from './core/keys/use-key.ts';
export type {
  ApiKeySource,
  BodyGiven,
  CallOptions,
  ClientOptions,
  FetchLike,
  KeyGiven,
  ListOptions,
  ReadingOptions,
  UploadOptions,
  Validation,
} from './core/options.ts';
export type { List, Page } from './core/pages/list.ts';
export type { PropertyName } from './core/pages/property-name.ts';
export type { PathOptions } from './core/request/path-options.ts';
export type { Input, ParameterValue } from './core/request/request-url.ts';
export type { Wait } from './core/time/waits.ts';
export type { BodyOf, JsonOf, QueryArguments, QueryOf, RequestOf } from './core/wire.ts';
export type { CsvOptions } from './export/csv-format.ts';
export type { Destination } from './export/destination.ts';
export { exportList } from './export/export-list.ts';
export type { NodeWritable } from './export/node-writable.ts';
export type {
  ExportOptions,
  ExportProgress,
  ExportSummary,
  ExportTargets,
  ExportWait,
  PageSource,
  ToCsvOptions,
} from './export/options.ts';
