import type { ApiKey, EditableField } from '@latchkey/providers';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { ActContext } from './actor.ts';
import { shown } from './api-key.ts';
import { actEntry } from './audit.ts';
import { checkOffered, checkScopes } from './authority.ts';
import type { EngineContext } from './context.ts';
import { checkDescription, checkName } from './draft.ts';
import { find } from './find.ts';
import { type ActResult, type Refused, refused } from './problem.ts';
import type { KeyChanges, KeyFacts } from './stores/store.ts';

export interface UpdateRequest extends ActContext {
  readonly id: string;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly scopes?: readonly string[] | undefined;
}

/** Changes a key's name, description or scopes, as far as the system lets them be changed; never anything else. */
export const update = (
  context: EngineContext,
  request: UpdateRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const problem = checkOffered(context.provider.lifecycle, 'update') ?? checkChanges(context, request);
  if (problem) return problem;
  return after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    if (facts.revokedAtMs !== null) return revokedMeanwhile();
    const changes = changesOf(request, facts);
    const names = Object.keys(changes);
    if (names.length === 0) return after(shown(context, facts), (key) => ({ ok: true, key }));
    const entry = actEntry(context, 'update', request, facts, context.now(), { ...changes, changed: names });
    return after(context.ports.store.update(facts.id, changes, entry), (changed) =>
      changed === null ? revokedMeanwhile() : after(shown(context, changed), (key) => ({ ok: true, key })),
    );
  });
};

const checkChanges = ({ provider }: EngineContext, request: UpdateRequest): Refused | null => {
  const { name, description, scopes } = request;
  const { editable } = provider.lifecycle;
  const fixed = Object.keys(request).find((field) => !about.has(field) && !isEditable(editable, field));
  if (fixed !== undefined) {
    const offer = editable.join(', ') || 'nothing';
    return refused(
      'not_offered',
      `This cannot be changed. What can is: ${offer}. For the rest issue a new key.`,
      fixed,
    );
  }
  return (
    (name === undefined ? null : checkName(name)) ??
    (description === undefined ? null : checkDescription(description)) ??
    (scopes === undefined ? null : checkScopes(provider.access, request.actor, scopes))
  );
};

/** What a request says beside the changes. */
const about = new Set(['actor', 'id', 'address', 'requestId']);

const isEditable = (editable: readonly EditableField[], field: string): boolean =>
  editable.some((each) => each === field);

/** What would really change. */
const changesOf = ({ name, description, scopes }: UpdateRequest, facts: KeyFacts): KeyChanges => ({
  ...(name !== undefined && name !== facts.name && { name }),
  ...(description !== undefined && description !== facts.description && { description }),
  ...(scopes !== undefined && !isSame(scopes, facts.scopes) && { scopes: [...new Set(scopes)] }),
});

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((scope, index) => scope === right[index]);

const revokedMeanwhile = () =>
  refused('conflict', 'The key is revoked, and that is for good. Issue a new key with what it is to have.');
