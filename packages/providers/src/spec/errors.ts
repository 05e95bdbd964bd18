import type { Refusal, RefusalKind, RefusedRequest } from './refusal.ts';

/** Every way a call can fail, as the SDK names it. The list is closed. */
export const errorCodes = [
  'unauthorized',
  'key_expired',
  'insufficient_scope',
  'wrong_environment',
  'wrong_organization',
  'not_found',
  'invalid_request',
  'conflict',
  'rate_limited',
  'quota_exceeded',
  'plan_cap',
  'server_error',
  'network',
  'timeout',
  'aborted',
  'invalid_response',
  'redirect_refused',
  'config',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A system's error body, in our words. */
export interface Problem {
  readonly status: number;
  /** The system's own code, such as `RATE_LIMIT_EXCEEDED`. */
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** How a system says no. */
export interface ErrorDialect extends ErrorReading {
  /** The media type of an error body. */
  readonly contentType: string;
  /** What the system says for each refusal, and of the request where one is told. The server asks it. */
  readonly refusals: {
    readonly [K in RefusalKind]: (refusal: Extract<Refusal, { kind: K }>, request?: RefusedRequest) => Problem;
  };
  /** Writes a problem as the system's JSON error body; undefined where nothing is to be said. The server asks it. */
  write(problem: Problem): unknown;
}

/** What a client reads of it. */
export interface ErrorReading {
  /** Reads a JSON error body; null where it is none of the system's. The SDK asks it. */
  read(status: number, body: unknown): ProblemRead | null;
  /**
   * Reads the problem that the JSON body of a success (2xx) tells of, as JSON-RPC's `error`; null where it tells of none. The SDK
   * asks it of every success where a system says it. The status stays that of the answer.
   */
  inSuccess?(body: unknown): Omit<ProblemRead, 'status'> | null;
  /** What to do about it, in the words of the system's own troubleshooting section. */
  readonly hints: Partial<Readonly<Record<ErrorCode, string>>>;
}

export interface ProblemRead extends Problem {
  readonly error: ErrorCode;
  readonly requiredScopes?: readonly string[];
  /** When it would be let through, where the body itself says so. */
  readonly retryAt?: Date;
  /** What to do about it, where the body itself says so: more than {@link ErrorDialect.hints} can. */
  readonly hint?: string;
}

/** What a system says for a refusal, and of the request that is refused where one is told. */
export const problemOf = (dialect: ErrorDialect, refusal: Refusal, request?: RefusedRequest): Problem => {
  const describe: (refusal: never, request?: RefusedRequest) => Problem = dialect.refusals[refusal.kind];
  return describe(refusal as never, request);
};

/** The error code of a status that says no more than its number. */
export const errorCodeOfStatus = (status: number): ErrorCode => {
  if (status >= 500) return 'server_error';
  return statusCodes.get(status) ?? 'invalid_request';
};

const statusCodes = new Map<number, ErrorCode>([
  [401, 'unauthorized'],
  [403, 'insufficient_scope'],
  [404, 'not_found'],
  [408, 'timeout'],
  [409, 'conflict'],
  [429, 'rate_limited'],
]);
