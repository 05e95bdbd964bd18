import { isLatchkeyError } from './error.ts';
import type { HideKeys } from './scrub.ts';

/**
 * Takes keys out of what an error says, and gives it back: a caller's mistake is repeated to him, and he may have given a key in any
 * argument's place.
 */
export const withoutKeys = <Thrown>(thrown: Thrown, hide: HideKeys): Thrown => {
  if (!isLatchkeyError(thrown)) return thrown;
  for (const name of ['hint', 'stack', 'message']) {
    const said: unknown = Reflect.get(thrown, name);
    const shown = typeof said === 'string' ? hide(said) : said;
    if (shown !== said) Reflect.set(thrown, name, shown);
  }
  return thrown;
};

/** Does what throws at once where it fails; what it throws is without keys. */
export const hiding = <Value>(hide: HideKeys, work: () => Value): Value => {
  try {
    return work();
  } catch (thrown) {
    throw withoutKeys(thrown, hide);
  }
};
