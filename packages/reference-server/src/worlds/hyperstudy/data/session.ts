import type { Beat } from '../../lazy/beat.ts';
import { noise } from '../../lazy/noise.ts';
import type { Room } from '../plan.ts';

/** How long the main part of a session lasts, unless there is too much data for it. */
export const sessionMs = 40 * 60_000;

/** The steady pace at which `count` records spread over the main part of a room's session. */
export const sessionBeat = (room: Room, seed: string, count: number): Beat => ({
  startMs: room.startedAtMs,
  stepMs: Math.max(2, Math.floor(sessionMs / Math.max(1, count))),
  noise: noise(`${seed}/${room.ordinal}`),
});

/** A value with so many decimals, as instruments write it. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
