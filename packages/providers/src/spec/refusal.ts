/** Why a request is not answered. Status, headers, body, audit and usage are all derived from it. */
export type Refusal =
  | { readonly kind: 'missing_key' }
  /** No key of this server: malformed, unknown, ambiguous (two secrets), not yet active. The reason is never answered. */
  | { readonly kind: 'invalid_key'; readonly reason: 'malformed' | 'unknown' | 'ambiguous' | 'not_yet_active' }
  | { readonly kind: 'revoked_key' }
  | { readonly kind: 'disabled_key' }
  | { readonly kind: 'expired_key' }
  | { readonly kind: 'superseded_key' }
  | { readonly kind: 'wrong_environment'; readonly environment: string }
  | { readonly kind: 'wrong_organization' }
  | { readonly kind: 'insufficient_scope'; readonly required: readonly string[]; readonly granted: readonly string[] }
  | {
      readonly kind: 'rate_limited';
      readonly policy: string;
      readonly retryAfterMs: number;
      /** How much the policy that refused allows this key, where a policy refused. */
      readonly quota?: number;
    }
  | {
      readonly kind: 'invalid_parameter';
      readonly parameter: string;
      readonly value: string | null;
      readonly expected: string;
    }
  | {
      readonly kind: 'invalid_body';
      readonly path: string;
      readonly expected: string;
      /** Nothing stands there: the property is absent, null or an empty text. */
      readonly isMissing?: boolean;
    }
  | { readonly kind: 'unsupported_media_type'; readonly expected: string }
  | { readonly kind: 'payload_too_large'; readonly maxBytes: number }
  /** No such route, or no such thing: another owner's thing is no thing. */
  | { readonly kind: 'not_found'; readonly what: string }
  /** A link that carries its own leave (a signed URL) and has run out, or was never signed by this server. */
  | { readonly kind: 'invalid_link'; readonly reason: 'expired' | 'unsigned' }
  | { readonly kind: 'method_not_allowed'; readonly allowed: readonly string[] }
  | { readonly kind: 'conflict'; readonly message: string }
  | { readonly kind: 'server_error'; readonly status: 500 | 502 | 503 | 504 };

export type RefusalKind = Refusal['kind'];

/** What a refusal may say of the request that it refuses. */
export interface RefusedRequest {
  /** The raw path as sent. Repeat it only through `echoOf`. */
  readonly path: string;
  readonly nowMs: number;
  /** The JSON body, where one was read. Repeat of it only what names the call, such as an id, and only through `echoOf`. */
  readonly body?: unknown;
}
