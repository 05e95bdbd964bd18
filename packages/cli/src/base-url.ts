import type { Provider } from '@latchkey/providers';

/** Where a provider's API lies on a server: the server's origin and the provider's own base path. */
export const baseUrlAt = (origin: string, { baseUrl }: Pick<Provider, 'baseUrl'>): string =>
  origin + new URL(baseUrl).pathname.replace(/\/$/, '');
