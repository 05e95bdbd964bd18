import type { Provider } from '@latchkey/providers';

/** The path under which a provider's API lies, without a slash at its end. */
export const basePathOf = ({ baseUrl }: Pick<Provider, 'baseUrl'>): string =>
  new URL(baseUrl).pathname.replace(/\/$/, '');
