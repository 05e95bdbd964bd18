import { http } from 'msw-2';
import { setupServer } from 'msw-2/node';
import { describeDoor } from './door.ts';

describeDoor({
  version: '2',
  http,
  setupServer,
  listen: (network, onUnhandledRequest) => network.listen({ onUnhandledRequest }),
});
