import ipaddr from 'ipaddr.js';

/** Networks of our own that may be reached although they are private, as `10.20.0.0/16`. */
export type Networks = readonly string[];

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
/** Public by its number, and yet the host's own: the platform's metadata and control on Azure. */
const HOST_OWN = new Set(['168.63.129.16']);

export function isIn(networks: Networks, address: string): boolean {
  const one = ipaddr.parse(address);
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network);
    return base.kind() === one.kind() && one.match(base, bits);
  });
}

/**
 * What kind of address it is, where it leads into a network that is not public; null: it is a public one.
 * @param address IPv4 or IPv6
 */
export function privateKindOf(address: string): string | null {
  const one = ipaddr.parse(address);
  const range = one.range();
  if (range !== 'unicast') return range.replaceAll(/\B[A-Z]/g, ' $&').toLowerCase();
  if (HOST_OWN.has(one.toString())) return 'platform metadata';
  // What nobody has assigned yet counts as unicast, and so do the old addresses that hold one of IPv4.
  return one instanceof ipaddr.IPv6 && !one.match(GLOBAL_IPV6) ? 'reserved' : null;
}
