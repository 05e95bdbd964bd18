import { subscribe } from 'node:diagnostics_channel';
import { expectTypeOf, it } from 'vitest';
import type { ClientEvent, ClientListener, PublishedEvent } from '../../index.ts';

it('is what a listener of the diagnostics channel is told, which knows of no types', () => {
  const listener: ClientListener = () => {};
  subscribe('latchkey:event', (message) => listener((message as PublishedEvent).event));
  // @ts-expect-error nobody knows what a channel carries
  subscribe('latchkey:event', ({ event }) => listener(event));
  expectTypeOf<PublishedEvent>().toEqualTypeOf<{ readonly provider: string; readonly event: ClientEvent }>();
});
