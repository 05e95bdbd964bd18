import { type ApiKey, covers, type EditableField } from '@latchkey/providers';
import { after, type MaybePromise } from '../../maybe-promise.ts';
import type { ActContext } from '../actor.ts';
import { actEntry } from '../audit/audit-entry.ts';
import type { EngineContext } from '../context.ts';
import { shown } from '../keys/api-key.ts';
import { find } from '../keys/find.ts';
import { type ActResult, noSuchKey, type Refused, refused } from '../problem.ts';
import type { KeyChanges, KeyFacts } from '../stores/key-facts.ts';
import { checkOffered, checkScopes } from './authority.ts';
import { actingChanged, checkAlive, checkCeiling, type Permit } from './ceiling.ts';
import { checkDescription, checkName } from './draft.ts';
import { checkNoKey } from './no-key.ts';

export interface UpdateRequest extends ActContext {
  readonly id: string;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** The version that the caller saw last: no other is changed. Any, unless told. */
  readonly ifVersion?: number | undefined;
}

/** Changes a key's name, description or scopes, as far as the system lets them be changed; never anything else. */
export const update = (
  context: EngineContext,
  request: UpdateRequest,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> => {
  const problem = checkOffered(context.provider.lifecycle, 'update') ?? checkChanges(context, request);
  if (problem) return problem;
  return attempt(context, request, retries);
};

/** Changes the key as it is seen, or looks again where it was changed meanwhile: what is told is what was done. */
const attempt = (
  context: EngineContext,
  request: UpdateRequest,
  left: number,
): MaybePromise<ActResult<{ readonly key: ApiKey }>> =>
  after(find(context, request.actor, request.id), (facts) => {
    if ('problem' in facts) return facts;
    if (facts.revokedAtMs !== null) return revokedMeanwhile();
    if (request.ifVersion !== undefined && request.ifVersion !== facts.version) return changedMeanwhile();
    const changes = changesOf(request, facts);
    const names = Object.keys(changes);
    if (names.length === 0) return after(shown(context, facts), (key) => ({ ok: true, key }));
    return after(mayGive(context, request, facts, changes), (permit) => {
      if ('problem' in permit) return permit;
      const entry = actEntry(context, 'update', request, facts, context.now(), { ...changes, changed: names });
      return after(context.ports.store.update(facts.id, changes, entry, facts.version, permit), (changed) => {
        if (changed === null)
          return context.provider.lifecycle.afterRevocation === 'gone' ? noSuchKey() : revokedMeanwhile();
        if (changed !== 'changed' && changed !== 'acting_changed') {
          return after(shown(context, changed), (key) => ({ ok: true, key }));
        }
        if (left > 0) return attempt(context, request, left - 1);
        return changed === 'changed' ? changedMeanwhile() : actingChanged();
      });
    });
  });

/**
 * A key gives another no scope that it may not have itself, as it is now, or for longer than it lives (security 38, 39); and it
 * changes nothing once it is dead.
 */
const mayGive = (
  context: EngineContext,
  { actor }: UpdateRequest,
  facts: KeyFacts,
  { scopes }: KeyChanges,
): MaybePromise<Refused | Permit> => {
  const givesNone = scopes === undefined || covers(context.provider.access, facts.scopes, scopes);
  return givesNone || actor.kind !== 'key'
    ? checkAlive(context, actor)
    : checkCeiling(context, actor, { ...facts, scopes });
};

/** How often it is looked again: each time somebody else's act was done. */
const retries = 100;

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
    (scopes === undefined ? null : checkScopes(provider.access, request.actor, scopes)) ??
    checkNoKey(provider.keyFormat, { name, description })
  );
};

/** What a request says beside the changes. */
const about = new Set(['actor', 'id', 'address', 'requestId', 'ifVersion']);

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

const changedMeanwhile = () =>
  refused('conflict', 'The key was changed meanwhile. Look at it again, and decide anew.', 'ifVersion');

const revokedMeanwhile = () =>
  refused('conflict', 'The key is revoked, and that is for good. Issue a new key with what it is to have.');
