import { hash } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { answer } from '../wide-system.ts';

// Hono on Node, with the same check as a middleware.
const apiKey = `hst_live_${'a'.repeat(64)}`;
const known = new Map([[hash('sha256', apiKey, 'hex'), { scopes: ['read:experiments'] }]]);
const app = new Hono();
app.use('/api/*', async (context, next) => {
  const key = known.get(hash('sha256', context.req.header('x-api-key') ?? '', 'hex'));
  if (!key?.scopes.includes('read:experiments')) return context.json({ status: 'error' }, 401);
  await next();
  context.header('Cache-Control', 'no-store');
  return undefined;
});
app.get('/api/v3/experiments/:id', (context) => context.json(answer));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port, apiKey }));
process.once('disconnect', () => process.exit());
