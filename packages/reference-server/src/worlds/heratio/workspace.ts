import type { WorldSize } from './options.ts';
import type { Researcher } from './researchers.ts';
import { annotationsOf } from './tables/annotations.ts';
import { bibliographiesOf } from './tables/bibliographies.ts';
import { type Booked, bookingsOf } from './tables/bookings.ts';
import { collectionsOf } from './tables/collections.ts';
import { projectsOf } from './tables/projects.ts';
import { searchesOf } from './tables/searches.ts';
import type { Wire } from './wire.ts';

/** All that one researcher has, each list in the order in which it is shown. */
export interface Workspace {
  readonly projects: Wire['Project'][];
  readonly collections: Wire['Collection'][];
  readonly searches: readonly Wire['SavedSearch'][];
  readonly bookings: Booked[];
  readonly bibliographies: readonly Wire['Bibliography'][];
  readonly annotations: readonly Wire['Annotation'][];
}

/** The workspaces of a world since it was opened. */
export interface Workspaces {
  of(researcher: Researcher): Workspace;
  /** Everybody's, for what one researcher's booking keeps from another. */
  all(): Workspace[];
  /** The next free id of a table. */
  nextId(table: 'projects' | 'collections' | 'bookings'): number;
}

/** Makes each workspace when it is first asked for, and keeps it with what is written into it. */
export const workspacesOf = (size: WorldSize): Workspaces => {
  const made = new Map<Researcher, Workspace>();
  const written = { projects: 0, collections: 0, bookings: 0 };
  const of = (researcher: Researcher): Workspace => {
    const workspace = made.get(researcher) ?? workspaceOf(size, researcher);
    made.set(researcher, workspace);
    return workspace;
  };
  return {
    of,
    all: () => Array.from({ length: size.researchers }, (_, researcher) => of(researcher)),
    nextId(table) {
      written[table] += 1;
      return size.researchers * size[table] + written[table];
    },
  };
};

const workspaceOf = (size: WorldSize, researcher: Researcher): Workspace => ({
  projects: projectsOf(size, researcher),
  collections: collectionsOf(size, researcher),
  searches: searchesOf(size, researcher),
  bookings: bookingsOf(size, researcher),
  bibliographies: bibliographiesOf(size, researcher),
  annotations: annotationsOf(size, researcher),
});

/** Puts a row into a sorted list, behind those that are equal to it. */
export const insert = <Row>(rows: Row[], row: Row, compare: (one: Row, other: Row) => number): void => {
  const place = rows.findIndex((other) => compare(row, other) < 0);
  rows.splice(place < 0 ? rows.length : place, 0, row);
};
