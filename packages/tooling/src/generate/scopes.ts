import type { OpenApi, SecurityRequirement } from './openapi.ts';

/**
 * Who may call an operation: null is anybody; otherwise alternatives, each of scopes that must all be granted. The schemes
 * themselves are left out, because a provider declares how its key is carried.
 */
export const scopesOf = (
  document: Pick<OpenApi, 'security'>,
  security: readonly SecurityRequirement[] | undefined,
): readonly (readonly string[])[] | null => {
  const requirements = security ?? document.security ?? [];
  if (requirements.length === 0 || requirements.some((schemes) => Object.keys(schemes).length === 0)) return null;
  const alternatives = requirements.map((schemes) => [...new Set(Object.values(schemes).flat())]);
  return [...new Map(alternatives.map((scopes) => [JSON.stringify(scopes), scopes])).values()];
};

/** Whether a key may be sent to an operation that anybody may call: who calls it tells more. */
export const isKeyOptional = (
  document: Pick<OpenApi, 'security'>,
  security: readonly SecurityRequirement[] | undefined,
): boolean => {
  const requirements = security ?? document.security ?? [];
  const asking = requirements.filter((schemes) => Object.keys(schemes).length > 0);
  return asking.length > 0 && asking.length < requirements.length;
};
