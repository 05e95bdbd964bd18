import { http } from 'msw-3';
import { setupServer } from 'msw-3/node';
import { describeDoor } from './door.ts';

describeDoor({
  version: '3',
  http,
  setupServer,
  listen: (network, onUnhandledFrame) => network.listen({ onUnhandledFrame }),
});
