import { describe, expect, it } from 'vitest';
import { openBakery } from '../../test/bakery/open-bakery.ts';

const page = 'https://page.example';
const names = (response: Response) => [...response.headers.keys()].filter((name) => name.startsWith('access-control'));

describe('security 35: a script in a browser', () => {
  it('may read nothing unless its origin was named', async () => {
    const { call } = await openBakery();
    for (const path of ['/loaves', '/nowhere']) {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await call(path, { method, headers: { Origin: page } });
        expect(names(response)).toEqual([]);
      }
    }
  });

  it('of a named origin may read answers and refusals alike, with what they tell of limits', async () => {
    const { call } = await openBakery({ browserOrigins: [page, 'http://localhost:5173'] });
    for (const response of [
      await call('/loaves', { headers: { Origin: page } }),
      await call('/loaves', { key: null, headers: { Origin: page } }),
    ]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(page);
      expect(response.headers.get('vary')).toBe('Origin');
      const exposed = response.headers.get('access-control-expose-headers')?.split(', ');
      expect(exposed).toEqual(
        expect.arrayContaining(['Retry-After', 'RateLimit', 'RateLimit-Policy', 'X-Remaining', 'X-Request-Id']),
      );
    }
  });

  it('is told before it asks what it may send, and the key is not needed for that', async () => {
    const { call } = await openBakery({ browserOrigins: [page] });
    const response = await call('/loaves', {
      method: 'OPTIONS',
      key: null,
      headers: {
        Origin: page,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'x-bakery-key',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('access-control-allow-methods')).toContain('GET');
    expect(response.headers.get('access-control-allow-headers')).toContain('X-Bakery-Key');
  });

  it.each(['https://page.example.evil.example', 'https://PAGE.example', 'http://page.example', 'null', '*', ''])(
    'of another origin may read nothing: %s',
    async (origin) => {
      const { call } = await openBakery({ browserOrigins: [page] });
      const response = await call('/loaves', { headers: { Origin: origin } });
      expect(names(response)).toEqual([]);
      expect(response.headers.get('vary')).toBe('Origin');
    },
  );

  it('is never let in by a star, nor with the credentials of the browser', async () => {
    for (const origin of ['*', 'null', 'page.example', `${page}/`, `${page}/path`]) {
      await expect(openBakery({ browserOrigins: [origin] })).rejects.toThrow(/is no origin/);
    }
    const { call } = await openBakery({ browserOrigins: [page] });
    const response = await call('/loaves', { headers: { Origin: page, Cookie: 'session=1' } });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
