import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/ask-world.ts';
import { hyperstudyWorld } from './index.ts';

const open = openWorld(hyperstudyWorld({ rooms: 2 }));

describe('what a list says of itself', () => {
  it('is what was asked, of what, when, and where the page lies', () => {
    const query = { startTime: '2026-01-15T10:00:00Z', limit: 2, order: 'desc' };
    expect(open.body('listRoomEvents', { path: { roomId: 'room_1' }, query }).metadata).toMatchObject({
      dataType: 'events',
      scope: 'room',
      scopeId: 'room_1',
      timestamp: '2026-02-01T12:00:00.000Z',
      query: { ...query, endTime: null, category: null, offset: 0, sort: 'timestamp' },
      processing: {
        experimentStartedAt: '2026-01-15T10:00:00.000Z',
        processingTimeMs: 0,
        enriched: true,
        version: '3.0.0',
      },
      pagination: { returned: 2, hasMore: true, limit: 2, offset: 0, nextOffset: 2 },
    });
  });

  it('has no zero of onsets where it spans several rooms', () => {
    const { processing } = open.body('listExperimentEvents', { path: { experimentId: 'experiment_1' } }).metadata;
    expect(processing).toMatchObject({ experimentStartedAt: null });
  });

  it('security 23: does not repeat free text, where a key may have been sent by mistake', () => {
    const canary = `hst_live_${'a1'.repeat(32)}`;
    const asked = [
      open.body('listRoomComponents', {
        path: { roomId: 'room_1' },
        query: { stateId: canary, componentType: canary },
      }),
      open.body('listExperimentEvents', { path: { experimentId: 'experiment_1' }, query: { deploymentId: canary } }),
      open.body('listExperiments', { query: { search: canary } }),
      open.reply('listRoomEvents', { path: { roomId: canary } }),
    ];
    expect(JSON.stringify(asked)).not.toContain('a1a1');
  });
});
