import { type Access, covers, expandScopes } from '@latchkey/providers';

/**
 * What a key needs to reach everything that a system's form offers, in as few scopes and with as little beyond it as the
 * vocabulary allows: a wildcard or the top of a hierarchy where there is one, else every offered scope.
 */
export const broadestScopes = (access: Access): string[] => {
  if (access.kind === 'none') return [];
  const offered = access.vocabulary.filter((scope) => scope.offered).map((scope) => scope.name);
  const plain = offered.filter((scope) => expandScopes(access, [scope]).includes(scope));
  const enough = offered.filter((scope) => covers(access, [scope], plain));
  const [narrowest] = enough.filter((scope) => enough.every((other) => covers(access, [other], [scope])));
  return narrowest === undefined ? plain : [narrowest];
};
