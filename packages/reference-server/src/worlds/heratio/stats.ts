import { below, noise } from '../lazy/noise.ts';
import type { WorldSize } from './options.ts';
import type { Researcher } from './researchers.ts';
import { dateText, momentText, type Wire } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** How much a researcher has, counted now; requests and citations, which no list shows, come from the seed. */
export const statsOf = (
  { seed }: WorldSize,
  researcher: Researcher,
  { projects, collections, searches, bookings, bibliographies, annotations }: Workspace,
  nowMs: number,
): Wire['Stats'] => {
  const chance = noise(`${seed}/${researcher}/stats`);
  const reproductions = below(chance(0, 1), 6);
  const today = dateText(nowMs);
  const month = momentText(nowMs).slice(0, 7);
  const booked = bookings.map(({ record }) => record);
  const made = [...projects, ...collections, ...annotations, ...booked];
  return {
    collections: collections.length,
    collection_items: collections.reduce((sum, { item_count: items }) => sum + items, 0),
    annotations: annotations.length,
    saved_searches: searches.length,
    total_bookings: booked.length,
    upcoming_bookings: booked.filter(
      ({ booking_date: day, status }) => day >= today && (status === 'pending' || status === 'confirmed'),
    ).length,
    projects: projects.length,
    owned_projects: projects.filter(({ my_role: role }) => role === 'owner').length,
    bibliographies: bibliographies.length,
    reproduction_requests: reproductions,
    pending_reproductions: below(chance(0, 2), reproductions + 1),
    citations_this_month: below(chance(0, 3), 6),
    activity_this_month: made.filter(({ created_at: at }) => at?.startsWith(month)).length,
  };
};
