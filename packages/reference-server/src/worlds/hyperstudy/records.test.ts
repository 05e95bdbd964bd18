import { expect, it } from 'vitest';
import { openWorld } from '../../../test/ask-world.ts';
import { pageOf } from '../lazy/page-of.ts';
import { events } from './data/events.ts';
import type { DataSet, Wire } from './data-set.ts';
import { hyperstudyWorld } from './index.ts';
import { worldSize } from './options.ts';
import { planOf } from './plan.ts';
import { recordsOf } from './records.ts';

const inquiry = { query: {}, baseUrl: '', nowMs: 0 };

/** The events of rooms, and how many records were made and moments looked at so far. */
const counted = (eventsPerRoom: number) => {
  const effort = { records: 0, moments: 0 };
  const original = events('effort', eventsPerRoom);
  const dataSet: DataSet<Wire['Event']> = {
    ...original,
    seriesOf: (room, asked) =>
      original.seriesOf(room, asked).map((series) => ({
        ...series,
        timeAt: (index) => {
          effort.moments += 1;
          return series.timeAt(index);
        },
        recordAt: (index) => {
          effort.records += 1;
          return series.recordAt(index);
        },
      })),
  };
  return { dataSet, effort };
};

const rooms = planOf(worldSize({ rooms: 3 })).roomsOf('experiment_1') ?? [];

it('makes as many records for the last page of a million-event room as for the first', () => {
  const { dataSet, effort } = counted(1_000_000);
  const list = recordsOf(dataSet, rooms.slice(0, 1), {}, 'time', inquiry);
  expect(list.length).toBe(1_000_000);
  pageOf(list, { offset: 0, limit: 500 });
  expect(effort).toEqual({ records: 500, moments: 0 });
  const last = pageOf(list, { offset: 999_500, limit: 500 });
  expect(last.items).toHaveLength(500);
  expect(effort).toEqual({ records: 1000, moments: 0 });
});

it('looks at thousands of moments, not at millions, to page through merged and filtered rooms', () => {
  const { dataSet, effort } = counted(1_000_000);
  const selection = { fromMs: Date.parse('2026-01-15T10:25:00Z'), where: { category: 'media' } };
  const list = recordsOf(dataSet, rooms, selection, 'onset', inquiry);
  expect(list.length).toBeGreaterThan(500_000);
  pageOf(list, { offset: list.length - 100, limit: 100 });
  expect(effort.records).toBe(100);
  expect(effort.moments).toBeLessThan(20_000);
});

it('knows the total of a thousand rooms of a million events each', () => {
  const open = openWorld(hyperstudyWorld({ rooms: 1000, eventsPerRoom: 1_000_000 }));
  const query = { limit: 1, offset: 999_999_999 };
  const { data, metadata } = open.body('listExperimentEvents', { path: { experimentId: 'experiment_1' }, query });
  expect(metadata.pagination).toEqual({
    total: 1_000_000_000,
    returned: 1,
    hasMore: false,
    limit: 1,
    offset: 999_999_999,
  });
  expect(data).toHaveLength(1);
});
