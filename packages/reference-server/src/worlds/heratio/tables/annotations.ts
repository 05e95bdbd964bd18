import { below, noise, pick } from '../../lazy/noise.ts';
import type { WorldSize } from '../options.ts';
import type { Researcher } from '../researchers.ts';
import { dayMs, momentText, type Wire } from '../wire.ts';

/** A researcher's annotations, the newest first. */
export const annotationsOf = (size: WorldSize, researcher: Researcher): Wire['Annotation'][] =>
  Array.from({ length: size.annotations }, (_, index) => annotation(size, researcher, index));

/** Every researcher has noted something on this object. */
const sharedObject = 4001;
/** Nobody but the researcher of a place has noted anything on the object of that place from here on. */
const firstOwnObject = 5001;

const annotation = (size: WorldSize, researcher: Researcher, index: number): Wire['Annotation'] => {
  const chance = noise(`${size.seed}/${researcher}/annotations`);
  const objectId = objectOf(researcher, index, chance(index, 1));
  const year = 1860 + (objectId % 80);
  return {
    id: researcher * size.annotations + index + 1,
    object_id: objectId,
    object_title: `Letter of ${year}`,
    slug: `letter-of-${year}-${objectId}`,
    annotation_type: pick(chance(index, 2), ['note', 'highlight', 'bookmark', 'tag', 'transcription']),
    title: chance(index, 3) < 0.5 ? null : `Page ${1 + below(chance(index, 3), 12)}`,
    content: pick(chance(index, 4), ['Compare the signature.', 'My dear Sara', 'The date is in another hand.', null]),
    tags: pick(chance(index, 5), ['letters', 'letters,1893', null]),
    is_private: chance(index, 6) < 0.8 ? 1 : 0,
    created_at: momentText(size.asOfMs - index * 3 * dayMs - below(chance(index, 7), 2 * dayMs)),
  };
};

const objectOf = (researcher: Researcher, index: number, chance: number): number => {
  if (index === 0) return sharedObject;
  return index === 1 ? firstOwnObject + researcher : sharedObject + below(chance, 40);
};
