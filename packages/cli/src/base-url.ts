import type { Provider } from '@latchkey/providers';
import { client as plane } from '@latchkey/providers/latchkey/client';

/** Where a provider's API lies on a server: the server's origin and the provider's own base path. */
export const baseUrlAt = (origin: string, { baseUrl }: Pick<Provider, 'baseUrl'>): string =>
  origin + new URL(baseUrl).pathname.replace(/\/$/, '');

/** Where people manage the keys of a system that is served at an origin, or below a path of it. */
export const planeAt = (origin: string): string => baseUrlAt(origin, plane);
