import { scrub } from '../error/scrub.ts';
import type { Validation } from '../options.ts';
import type { Look, ResponseSchemas } from './response-schemas.ts';

/** A path may hold names that the server made up: so many are told, and no more. */
const mostTold = 1000;

/** What looks at answers, and remembers what it has told: each operation and path makes one event. */
export const createLook = (mode: Exclude<Validation, 'off'>, schemas: ResponseSchemas): Look => {
  const told = new Set<string>();
  return (operation, body, hide, emit) => {
    const schema = Object.hasOwn(schemas, operation) ? schemas[operation] : undefined;
    const result = schema?.safeParse(body);
    if (!result || result.success) return null;
    const { issues } = result.error;
    const drifts = (mode === 'strict' ? issues.slice(0, 1) : issues).map(({ path, message }) => ({
      path: scrub(pathText(path), hide),
      message: scrub(message, hide),
    }));
    if (mode === 'strict') return drifts[0] ?? null;
    for (const drift of drifts) {
      const id = `${operation} ${drift.path}`;
      if (told.size >= mostTold || told.has(id)) continue;
      told.add(id);
      emit({ type: 'drift', operation, ...drift });
    }
    return null;
  };
};

/** A path without the numbers of items: what is wrong with one is usually wrong with all. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '') || 'the body';
