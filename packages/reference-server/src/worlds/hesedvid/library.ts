import type { WorldRequest } from '../../world.ts';
import type { WorldSize } from './options.ts';
import { isRefused, type Place, type Places } from './places.ts';
import { sampleVideo, type Video } from './video.ts';

/** All videos there are, place by place. */
export interface Library {
  /** Those of a place that are not deleted. */
  in(place: Place): readonly Video[];
  /** Those that still take room: deleted ones too. */
  stored(place: Place): readonly Video[];
  /** A video of one of the places; null where there is none. */
  find(places: readonly Place[], id: string): Video | null;
  /** Puts a video in, in the place of one with the same id. */
  put(video: Video): void;
  delete(video: Video): void;
  /** Whether a video was deleted. */
  isDeleted(id: string): boolean;
}

/** The samples of each place are made when it is first asked for, and what changes is kept until the next opening. */
export const libraryOf = (size: WorldSize): Library => {
  const shelves = new Map<string, Map<string, Video>>();
  const deleted = new Set<string>();

  const shelf = (place: Place): Map<string, Video> => {
    const name = `${place.organization}/${place.environment}`;
    const known = shelves.get(name);
    if (known) return known;
    const videos = Array.from({ length: size.videos }, (_, index) => sampleVideo(size, place, index));
    const made = new Map(videos.map((video) => [video.id, video]));
    shelves.set(name, made);
    return made;
  };

  return {
    in: (place) => [...shelf(place).values()].filter(({ id }) => !deleted.has(id)),
    stored: (place) => [...shelf(place).values()],
    find(places, id) {
      if (deleted.has(id)) return null;
      for (const place of places) {
        const found = shelf(place).get(id);
        if (found) return found;
      }
      return null;
    },
    put: (video) => void shelf(video.place).set(video.id, video),
    delete: ({ id }) => void deleted.add(id),
    isDeleted: (id) => deleted.has(id),
  };
};

/** The videos that a request's key sees, or why there are none to see. */
export const videosFor = (library: Library, places: Places, request: Pick<WorldRequest, 'path' | 'key'>) => {
  const asked = places.of(request);
  return isRefused(asked) ? asked : asked.flatMap(library.in);
};
