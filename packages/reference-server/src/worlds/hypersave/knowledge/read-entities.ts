import type { Memory } from '../memory.ts';
import type { Entity } from './entity.ts';
import type { Fact } from './fact.ts';
import { namePattern } from './read-facts.ts';

/**
 * The entities that memories name: subjects and objects of their facts, other names of two words and more, and their tags as
 * concepts. Facts tell what an entity is; what nothing tells is a concept.
 * @param memories the earliest first
 */
export const readEntities = (memories: readonly Memory[], factsOf: (memory: Memory) => readonly Fact[]): Entity[] => {
  const drafts = new Map<string, EntityDraft>();
  const draftOf = (name: string): EntityDraft => {
    const id = `entity_${slugOf(name)}`;
    const draft = drafts.get(id) ?? { id, name, type: null, properties: new Map(), seen: new Map() };
    drafts.set(id, draft);
    return draft;
  };
  for (const memory of memories.filter(({ isStudied }) => isStudied)) {
    const facts = factsOf(memory);
    for (const fact of facts) learn(fact, draftOf);
    const named = facts.flatMap(({ subject, object }) => [subject, object]).filter(isName);
    const names = [...named, ...(memory.content.match(longNames) ?? []), ...memory.tags];
    for (const name of names) draftOf(name).seen.set(memory.id, memory.createdAtMs);
  }
  return [...drafts.values()].filter(({ seen }) => seen.size > 0).map(entityOf);
};

interface EntityDraft {
  readonly id: string;
  readonly name: string;
  type: string | null;
  readonly properties: Map<string, string>;
  /** When each memory that names it was saved. */
  readonly seen: Map<string, number>;
}

const wholeName = new RegExp(`^${namePattern}$`, 'u');
const longNames = new RegExp(namePattern.replace('{0,4}', '{1,4}'), 'gu');
const companyName = /\b(?:Corp|Corporation|Inc|Labs|Ltd|LLC|GmbH|Group|Bank|Studio|Works|University)$/;

const isName = (text: string): boolean => wholeName.test(text);

/** What a fact tells of those it speaks of. */
const learn = ({ subject, predicate, object, category }: Fact, draftOf: (name: string) => EntityDraft): void => {
  if (!isName(subject) || !isName(object)) return;
  const [one, other] = [draftOf(subject), draftOf(object)];
  if (category === 'role') {
    one.type ??= 'person';
    other.type ??= 'company';
    one.properties.set('title', predicate.replace(/^is | of$/g, '')).set('company', object);
  } else if (/ in$| to$/.test(predicate) && category === 'attribute') {
    other.type ??= 'location';
    one.properties.set('location', object);
  } else if (/^(?:works at|works for|joined|founded)$/.test(predicate)) {
    one.type ??= 'person';
    other.type ??= 'company';
    one.properties.set('company', object);
  }
};

const entityOf = ({ id, name, type, properties, seen }: EntityDraft): Entity => {
  const kind = companyName.test(name) ? 'company' : (type ?? 'concept');
  const times = [...seen.values()];
  return {
    id,
    name,
    type: kind,
    aliases: aliasesOf(name, kind),
    properties: Object.fromEntries(properties),
    memoryIds: [...seen.keys()],
    firstSeenMs: times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY),
    lastSeenMs: times.reduce((most, time) => Math.max(most, time), 0),
  };
};

const aliasesOf = (name: string, type: string): string[] => {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  if (words.length < 2) return [];
  if (type === 'person') return [`${name.charAt(0)}. ${last}`];
  return type === 'company' ? [words.slice(0, -1).join(' ')] : [];
};

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
