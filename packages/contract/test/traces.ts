import { type KeyFormat, parseKey, type Secret } from '@latchkey/providers';

const traceLength = 12;

/** Every run of 12 characters of a key's body: where one of them stands, the key has leaked. */
export const traces = (secret: Secret, format: KeyFormat): string[] => {
  const parsed = parseKey(format, secret.reveal());
  const body = parsed.ok ? parsed.key.body : secret.reveal();
  return Array.from({ length: body.length - traceLength + 1 }, (_, at) => body.slice(at, at + traceLength));
};
