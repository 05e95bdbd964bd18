/** The keys of the opened server, as texts. */
export interface KeyTexts {
  /** May read events. */
  readonly events: string;
  /** May do everything. */
  readonly full: string;
  readonly expired: string;
  readonly revoked: string;
}

/** A request that should be refused, or taken in spite of its looks, and the documented answer. */
export interface BadRequest {
  readonly title: string;
  readonly method?: string;
  /** Behind the base path, as sent. */
  readonly target: string;
  /** What is sent in `X-API-Key`, each in a header of its own. Default: the key that may read events. */
  readonly keys?: (texts: KeyTexts) => readonly string[];
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** `socket`: a `fetch` cannot say it. */
  readonly saidBy?: 'socket';
  readonly answer: ExpectedAnswer;
}

export interface ExpectedAnswer {
  readonly status: number;
  /** The system's code; of a success none. */
  readonly code?: string;
  /** How its message begins. */
  readonly message?: string;
  /** The whole of `details`. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const room = '/data/events/room/room_1';

/** A refusal of one parameter; `value` null where the answer must not repeat it. */
export const parameterRefused = (parameter: string, value: string | null, expected: string): ExpectedAnswer => ({
  status: 400,
  code: 'INVALID_PARAMETER',
  message: `Invalid ${/Time$/.test(parameter) ? 'date format' : 'value'} for ${parameter}`,
  details: { parameter, ...(value === null ? {} : { value }), expected },
});

/** A refusal of one parameter that was not sent, or in a percent-encoding that is none. */
export const parameterUnreadable = (parameter: string, expected: string): ExpectedAnswer => ({
  ...parameterRefused(parameter, null, expected),
  message: `No readable value for ${parameter}`,
});

export const bodyRefused = (path: string, expected: string): ExpectedAnswer => ({
  status: 400,
  code: 'VALIDATION_ERROR',
  message: 'Invalid request body',
  details: { errors: [{ path, expected }] },
});

export const notFound = (what: string): ExpectedAnswer => ({
  status: 404,
  code: 'NOT_FOUND',
  message: `${what} not found`,
});
