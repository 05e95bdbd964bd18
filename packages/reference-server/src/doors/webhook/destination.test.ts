import { describe, expect, it } from 'vitest';
import { mayReach, whyNotTo } from './destination.ts';

describe('where a webhook may go', () => {
  it.each([
    'https://hooks.example.org/a',
    'https://8.8.8.8/a',
    'https://[2606:4700:4700::1111]/a',
    'http://localhost:4000/a',
    'http://hooks.localhost/a',
    'http://127.0.0.1/a',
    'https://[::1]/a',
    // A URL knows these as 127.0.0.1.
    'http://2130706433/',
    'http://0x7f.1/',
  ])('is the public internet and this machine: %s', (url) => {
    expect(whyNotTo(url, 'public')).toBeNull();
  });

  it.each([
    'http://hooks.example.org/a',
    'http://10.0.0.1/a',
    'https://10.0.0.1/a',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/a',
    'https://[::ffff:10.0.0.1]/a',
    'https://0xa.1/',
    'http://localhost.example.org/a',
  ])('is neither without TLS nor a private address, unless any may be: %s', (url) => {
    expect(whyNotTo(url, 'public')).toMatch(/https URL|public one/);
    expect(whyNotTo(url, 'any')).toBeNull();
  });

  it('is known for good only by the addresses that its host has', () => {
    expect(['8.8.8.8', '10.0.0.1', '127.0.0.1', '::1'].map(mayReach('https://hooks.example.org/', 'public'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['8.8.8.8', '10.0.0.1', '127.0.0.1', '::1'].map(mayReach('http://hooks.localhost/', 'public'))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(['8.8.8.8', '10.0.0.1'].map(mayReach('http://hooks.example.org/', 'any'))).toEqual([true, true]);
  });
});
