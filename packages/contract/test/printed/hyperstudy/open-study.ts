import type { Secret } from '@latchkey/providers';
import { hyperstudy } from '@latchkey/providers/hyperstudy';
import { createReferenceServer, virtualClock } from '@latchkey/reference-server';
import { type HttpServer, listen } from '@latchkey/reference-server/node';
import { hyperstudyWorld } from '@latchkey/reference-server/worlds/hyperstudy';
import type { ClientOptions } from '@latchkey/sdk';
import { createHyperStudy } from '@latchkey/sdk/hyperstudy';

/** A server of HyperStudy over HTTP, on 1 January 2026, and how the readers of its document reach it. */
export const openStudy = async ({ propagationDelayMs = 0 } = {}) => {
  const server = createReferenceServer(hyperstudy, {
    clock: virtualClock('2026-01-01T00:00:00Z'),
    world: hyperstudyWorld({ eventsPerRoom: 20 }),
    propagationDelayMs,
  });
  const http: HttpServer = await listen(server, { port: 0 });
  const baseUrl = `${http.url}/api/v3`;
  return {
    keys: server.keys,
    audit: server.audit,
    clock: server.clock,
    http,
    baseUrl,
    /** A client as a project has it. */
    client: (apiKey: string | Secret, options: ClientOptions = {}) =>
      createHyperStudy({ apiKey, baseUrl, clock: server.clock, ...options }),
    /** What a plain request gets, with the headers as they are given. */
    async ask(headers: Readonly<Record<string, string>>, path = '/data/events/room/ROOM_ID') {
      const response = await fetch(`${baseUrl}${path}`, { headers });
      const { error } = await response.json();
      return { status: response.status, headers: response.headers, code: error?.code, message: error?.message };
    },
  };
};

export type Study = Awaited<ReturnType<typeof openStudy>>;
