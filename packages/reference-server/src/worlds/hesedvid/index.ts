import { document } from '@latchkey/providers/hesedvid/document';
import type { Handlers, World, WorldContext } from '../../world.ts';
import { analyticsHandlers } from './analytics.ts';
import { demoOf } from './demo.ts';
import { libraryOf } from './library.ts';
import { linksOf } from './links.ts';
import { videoHandlers } from './lists.ts';
import { type HesedVidWorldOptions, type WorldSize, worldSize } from './options.ts';
import { peopleOf } from './people.ts';
import { placesOf } from './places.ts';
import { playbackHandlers } from './playback.ts';
import { sampleKeys } from './sample-keys.ts';
import { uploadHandlers } from './uploads.ts';

export type { HesedVidWorldOptions } from './options.ts';

/**
 * HesedVid's data: organisations, their environments and the videos in these. Every sample is a pure function of the seed, the
 * environment and its place; what is uploaded and deleted is kept until the next opening. A key sees what it reaches and
 * nothing else.
 *
 * Throws a RangeError that names the option where a number, a name or a date makes no sense.
 */
export const hesedvidWorld = (options: HesedVidWorldOptions = {}): World => {
  const size = worldSize(options);
  return {
    document,
    owner: size.owner,
    organization: size.organizations[0],
    people: peopleOf(size),
    places: size.organizations.map((organization) => ({ organization, environments: size.environments })),
    open: (context) => handlersOf(size, context),
    demo: demoOf(hesedvidWorld),
    sampleKeys,
  };
};

const handlersOf = (size: WorldSize, { random }: WorldContext): Handlers => {
  const places = placesOf(size);
  const library = libraryOf(size);
  const links = linksOf(random(32));
  return {
    ...videoHandlers(size, places, library),
    ...uploadHandlers({ size, places, library, links, random }),
    ...playbackHandlers({ places, library, links }),
    ...analyticsHandlers(size, places, library),
  };
};
