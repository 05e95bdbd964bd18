import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address.ts';

/** The same registries, by Node's own reckoning. */
const setApart = new BlockList();
for (const block of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  const [first = '', bits] = block.split('/');
  setApart.addSubnet(first, Number(bits), 'ipv4');
}

describe('a public address', () => {
  it('is an IPv4 address that is not set apart', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(address)).toBe(!setApart.check(address, 'ipv4'));
      }),
    );
  });

  it.each([
    ['9.255.255.255', '10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.63.255.255', '100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['126.255.255.255', '127.0.0.1', '127.255.255.255', '128.0.0.0'],
    ['169.253.255.255', '169.254.169.254', '169.254.255.255', '169.255.0.0'],
    ['172.15.255.255', '172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['192.167.255.255', '192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.17.255.255', '198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['223.255.255.255', '224.0.0.0', '255.255.255.255', '1.0.0.0'],
  ])('begins and ends where a block is set apart: %s, %s to %s, %s', (before, first, last, next) => {
    expect([before, first, last, next].map(isPublicAddress)).toEqual([true, false, false, true]);
  });

  it.each([
    ['2606:4700:4700::1111', true],
    ['2001:4860:4860::8888', true],
    ['2a00:1450:4001::1', true],
    ['3ffe::1', true],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:8.8.8.8', false],
    ['64:ff9b::7f00:1', false],
    ['fc00::1', false],
    ['fe80::1%eth0', false],
    ['ff02::1', false],
    ['2001::1', false],
    ['2001:db8::1', false],
    ['2001:1ff::1', false],
    ['2001:200::1', true],
    ['2002:7f00:1::', false],
    ['3fff:0fff::1', false],
    ['3fff:1000::1', true],
    ['4000::1', false],
  ])('is one of 2000::/3 that carries no other: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });

  it('is nothing that is no address', () => {
    for (const text of ['', 'example.org', '1.2.3', '256.1.1.1', '1.2.3.4.5', '0x7f.1', ':', 'g::1', '1e3.1.1.1']) {
      expect(isPublicAddress(text)).toBe(false);
      expect(isIPv4(text)).toBe(false);
    }
  });
});
