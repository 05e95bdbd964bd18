import { describe, expect, it } from 'vitest';
import { here, openLibrary } from '../../../test/hesedvid/open-library.ts';

const open = async () => {
  const library = openLibrary();
  const key = await library.fullKey();
  const get = async (path: string, by = key) => (await library.ask(by, here + path)).body.body;
  return { ...library, key, get };
};

interface Day {
  readonly date: string;
  readonly segments: number;
  readonly views: number;
}

describe('analytics', () => {
  it('agree with each other: days add up to the whole, and so do resolutions', async () => {
    const { get } = await open();
    const period = '?from=2025-12-01&to=2025-12-31';
    const [usage, { days }] = [await get(`/analytics/usage${period}`), await get(`/analytics/daily${period}`)];
    const sum = (field: 'segments' | 'views') => days.reduce((total: number, day: Day) => total + day[field], 0);
    expect(usage).toMatchObject({
      from: '2025-12-01',
      to: '2025-12-31',
      segments: sum('segments'),
      views: sum('views'),
    });
    expect(usage.segments).toBeGreaterThan(0);
    expect(usage.watchedSeconds).toBe(usage.segments * 6);
    expect(days).toHaveLength(31);
  });

  it('tell thirty days up to today unless told otherwise', async () => {
    const { get } = await open();
    expect(await get('/analytics/usage')).toMatchObject({ from: '2025-12-03', to: '2026-01-01' });
    const { days } = await get('/analytics/daily');
    expect(days.map(({ date }: Day) => date).toSorted()).toEqual(days.map(({ date }: Day) => date));
    const { resolutions } = await get('/analytics/resolution-distribution');
    const segments = resolutions.reduce((total: number, each: { segments: number }) => total + each.segments, 0);
    expect(segments).toBe((await get('/analytics/usage')).segments);
    const share = resolutions.reduce((total: number, each: { share: number }) => total + each.share, 0);
    expect(share).toBeCloseTo(1);
  });

  it('count a video before it was there as never watched', async () => {
    const { get } = await open();
    expect(await get('/analytics/usage?from=2020-01-01&to=2020-12-31')).toMatchObject({ segments: 0, videos: 0 });
  });

  it('of one environment and of the others are those of the organisation', async () => {
    const { get, keyOf } = await open();
    const parts = await Promise.all(
      ['prod', 'staging', 'dev'].map(async (name) => get('/analytics/usage', await keyOf(name))),
    );
    const total = parts.reduce((sum, { segments }) => sum + segments, 0);
    expect(total).toBe((await get('/analytics/usage')).segments);
  });

  it('of storage are the bytes of each environment', async () => {
    const { get } = await open();
    const { totalBytes, videos, environments } = await get('/analytics/storage');
    expect(environments.map(({ environment }: { environment: string }) => environment)).toEqual([
      'prod',
      'staging',
      'dev',
    ]);
    expect(totalBytes).toBe(environments.reduce((sum: number, { bytes }: { bytes: number }) => sum + bytes, 0));
    expect(videos).toBe(120);
  });

  it('of one video name its resolutions', async () => {
    const { get, ask, key } = await open();
    const id = 'vid_Ab3dEf9hIj2lMn5p';
    const { videoID, resolutions } = await get(`/videos/${id}/analytics/resolution`);
    expect(videoID).toBe(id);
    expect(resolutions.length).toBeGreaterThan(1);
    expect((await ask(key, `${here}/videos/nowhere/analytics/resolution`)).status).toBe(404);
  });

  it.each(['?from=2026-01-02&to=2026-01-01', '?from=2020-01-01&to=2026-01-01', '?from=2026-02-30'])(
    'are refused for %s',
    async (query) => {
      const { ask, key } = await open();
      expect((await ask(key, `${here}/analytics/daily${query}`)).status).toBe(400);
    },
  );
});
