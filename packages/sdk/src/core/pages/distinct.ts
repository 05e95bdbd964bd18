import { configError } from '../error/config-error.ts';
import type { Page } from './list.ts';

/**
 * Pages without the items that an earlier page, or the same one, had: those whose `property` is the same. An item that has no
 * such property, or no text or number in it, is kept. It holds what it has seen until the reading ends.
 */
export async function* distinct<Item>(
  pages: AsyncGenerator<Page<Item>, void, undefined>,
  property: string,
): AsyncGenerator<Page<Item>, void, undefined> {
  if (typeof property !== 'string' || property === '') {
    throw configError('`distinctBy` is no name of a property.', "Give that of the items' id, such as 'eventId'.");
  }
  const seen = new Set<string | number>();
  const isNew = (item: Item): boolean => {
    const value: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, property) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return true;
    if (seen.has(value)) return false;
    seen.add(value);
    return true;
  };
  for await (const page of pages) {
    const items = page.items.filter(isNew);
    yield { ...page, items, repeated: page.items.length - items.length };
  }
}
