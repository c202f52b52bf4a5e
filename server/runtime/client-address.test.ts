import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressList, isAddressOrNetwork } from './address-list.ts';
import { clientAddress } from './client-address.ts';

const proxies = addressList(['10.0.0.0/8', '::1', '192.0.2.7']);
const from = (peer: string, forwardedFor?: string) =>
  clientAddress({ peer, forwardedFor, proxies });

describe('S2 · whose request it is', () => {
  it.each([
    ['a stranger speaks for itself alone', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a proxy says who spoke to it', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['a chain of proxies is followed', '::1', '203.0.113.9, 192.0.2.7, 10.1.1.1', '203.0.113.9'],
    ['what the client wrote is not believed', '10.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['not even a proxy’s address', '10.0.0.1', '10.0.0.9, 203.0.113.9', '203.0.113.9'],
    ['IPv4 written as IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['with a port', '10.0.0.1', '203.0.113.9:4711', '203.0.113.9'],
    ['IPv6 with a port', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['a proxy that asks for itself', '10.0.0.1', undefined, '10.0.0.1'],
    ['nothing that can be read', '10.0.0.1', '203.0.113.9, unknown', undefined],
    ['nothing at all', '10.0.0.1', '', undefined],
  ])('%s', (_name, peer, forwardedFor, address) => {
    expect(from(peer, forwardedFor)).toBe(address);
  });

  it('is never what a client wrote, whatever that is', () => {
    fc.assert(
      fc.property(fc.string(), (forged) => {
        expect(from('203.0.113.9', forged)).toBe('203.0.113.9');
        expect(from('10.0.0.1', `${forged}, 203.0.113.9`)).toBe('203.0.113.9');
      }),
    );
  });

  it.each(['10.0.0.0/8', '::1', '2001:db8::/32', '203.0.113.9'])('%s names a proxy', (entry) => {
    expect(isAddressOrNetwork(entry)).toBe(true);
  });

  it.each(['proxy', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '::/129', '*', '300.1.1.1'])(
    '%s names none',
    (entry) => expect(isAddressOrNetwork(entry)).toBe(false),
  );
});
