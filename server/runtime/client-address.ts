import { type BlockList, isIP } from 'node:net';

type Hops = {
  /** The other end of the connection. */
  peer: string | undefined;
  /** `X-Forwarded-For`, as it came. */
  forwardedFor: string | undefined;
  /** Those whose word counts. */
  proxies: BlockList;
};

/**
 * Who a request comes from: the nearest address that is no proxy of ours. Each proxy adds the
 * address it was spoken to from at the end, so the header is believed from its end, for as long as
 * the speaker is trusted; what a client wrote itself stands to the left of that. Undefined where a
 * proxy says nothing that can be read.
 */
export function clientAddress({ peer, forwardedFor, proxies }: Hops): string | undefined {
  const hops = forwardedFor?.split(',') ?? [];
  let address = plain(peer ?? '');
  while (address !== undefined && isIn(proxies, address)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    address = plain(hop);
  }
  return address;
}

const isIn = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An address without brackets, port and zone; IPv4 that is written as IPv6 is IPv4. */
function plain(text: string): string | undefined {
  const bare = /^\s*(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+|([^\s[\]]+))\s*$/.exec(text);
  const [address = ''] = (bare?.[1] ?? bare?.[2] ?? bare?.[3] ?? '').split('%');
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  return isIP(mapped) > 0 ? mapped : undefined;
}
