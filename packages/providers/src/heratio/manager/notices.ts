import type { Notice } from '../../spec/notice.ts';

/** What Heratio's article tells of keys beside the table and the form: what they are, what they may do, and how they are sent. */
export const notices: readonly Notice[] = [
  {
    in: 'list',
    as: 'text',
    lines: [
      'Approved researchers can generate personal API keys to access their own research data programmatically over a REST interface. Keys are self-service: you create, view, and revoke them from your researcher profile. Each key carries a scope (read / write / search), an optional expiry date, and a rate limit. The raw key value is shown only once at creation time and stored as a one-way hash thereafter, so it can never be recovered or displayed again.',
      "Access is controlled by an API key tied to your researcher account. You must be a registered researcher whose account has been approved before you can generate a key. Keys inherit the data boundaries of your own account: the API surfaces your projects, your evidence sets, your bookings, and so on, not other researchers' data.",
    ],
  },
  {
    in: 'list',
    as: 'note',
    lines: [
      'Storage and security. The key is stored as a SHA-256 hash plus an 8-character prefix; the plain-text secret is never persisted. Treat your key like a password: do not commit it to source control, embed it in shared notebooks, or paste it into public channels.',
    ],
  },
  {
    in: 'list',
    as: 'text',
    title: 'Authenticate your requests',
    lines: [
      'Include your key with every request in one of these ways:',
      'Header (recommended): X-API-Key: YOUR_API_KEY',
      'Bearer token: Authorization: Bearer YOUR_API_KEY',
      'Query parameter: append ?api_key=YOUR_API_KEY',
    ],
    hasExamples: true,
  },
  {
    in: 'list',
    as: 'text',
    title: 'Available endpoints',
    lines: [
      'All endpoints are relative to the /api/research base URL.',
      'GET endpoints require a key with the read (or search) scope; POST endpoints require the write family of scopes. A request with a key that lacks the required scope is rejected.',
    ],
  },
  {
    in: 'form',
    as: 'text',
    lines: [
      'Rate limit. Keys are created with a default rate limit of 1000. This is set at generation time and is not editable from the researcher profile.',
    ],
  },
  {
    in: 'form',
    as: 'text',
    field: 'expires',
    lines: [
      'Expiry enforcement. If an expiry date is set and has passed, authentication fails with an "API key has expired" message even though the key row still exists.',
    ],
  },
  {
    in: 'help',
    as: 'text',
    title: 'Key features',
    lines: [
      'Self-service key management from your researcher profile - no administrator action required.',
      'Named keys so you can tell apart the key used by, for example, your thesis script from one used by a reference manager.',
      'Scoped permissions - choose any combination of Read, Write, and Search when you generate a key.',
      'Optional expiry date - leave it blank for a key that never expires, or set a date after which the key is automatically rejected.',
      'One-time display - the full key value appears once, immediately after generation. It is hashed (SHA-256) in storage, so it cannot be shown again.',
      'Key prefix shown in the list - the first 8 characters are retained in plain text so you can identify a key in the table without exposing the secret.',
      'Last-used tracking - each successful API request updates the key\'s "last used" timestamp, helping you spot stale or unused keys.',
      'Per-key rate limit - keys are issued with a request rate limit (1000 by default).',
      'Instant revocation - revoking a key deactivates it immediately; subsequent requests with that key are rejected.',
    ],
  },
];
