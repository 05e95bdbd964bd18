import type { Reply } from '../../world.ts';

export type Refused = Extract<Reply, { kind: 'refused' }>;

/** There is no such thing, or it is somebody else's: the two are told in the same words. */
export const notFound = (what: string): Refused => ({ kind: 'refused', refusal: { kind: 'not_found', what } });

export const invalidBody = (path: string, expected: string): Refused => ({
  kind: 'refused',
  refusal: { kind: 'invalid_body', path, expected },
});

export const invalidParameter = (parameter: string, value: string, expected: string): Refused => ({
  kind: 'refused',
  refusal: { kind: 'invalid_parameter', parameter, value, expected },
});
