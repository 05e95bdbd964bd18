import { mkdir } from 'node:fs/promises';
import { createReferenceServer, type Demo } from '@latchkey/reference-server';
import { createClient } from '@latchkey/sdk';
import { baseUrlAt } from '../base-url.ts';
import { openDoor } from '../open-door.ts';
import { roomyPlan } from '../roomy-plan.ts';
import type { System } from '../systems.ts';
import { jumpingClock } from './jumping-clock.ts';
import type { Stage } from './stage.ts';

/** A system that has something to demonstrate. */
export interface Scripted {
  readonly provider: System['provider'];
  readonly script: Demo;
}

/** What the caller has to say of a stage. */
export type Setting = Pick<Stage, 'folder' | 'offerIgnoring' | 'limit' | 'terminal' | 'signal'>;

/** The key for the job, and the one that is shown to be revoked. */
const keysAtOnce = 2;

/** Serves a system with its demonstration's data, over HTTP and in real time, under a tight limit. */
export const openStage = async ({ provider, script }: Scripted, setting: Setting): Promise<OpenStage> => {
  await mkdir(setting.folder, { recursive: true, mode: 0o700 });
  const plan = roomyPlan(provider, keysAtOnce);
  const server = createReferenceServer(provider, {
    clock: jumpingClock(),
    ...(plan === null ? {} : { plan }),
    world: script.world(),
    limits: [setting.limit],
  });
  const http = await openDoor(server, { port: 0, host: '127.0.0.1' });
  const baseUrl = baseUrlAt(http.url, provider);
  // The limits of the documents do not hold here, and the one that does is for the client to find out.
  const unlimited = { ...provider, limits: [] };
  const client: Stage['client'] = (apiKey) => createClient(unlimited, { apiKey, baseUrl });
  return { ...setting, provider, server, script, baseUrl, client, close: http.close };
};

export interface OpenStage extends Stage {
  close(): Promise<void>;
}
