import { http } from 'msw-2-10';
import { setupServer } from 'msw-2-10/node';
import { describeDoor } from './door.ts';

describeDoor({
  version: '2.10',
  http,
  setupServer,
  listen: (network, onUnhandledRequest) => network.listen({ onUnhandledRequest }),
});
