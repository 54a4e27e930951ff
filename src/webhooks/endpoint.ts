import { isIP } from 'node:net';
import { isIn, type Networks, privateKindOf } from './public-address.js';

/** An address to which nothing is sent; the message says why, and what to do. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
}

const PORTS: readonly string[] = ['443', '8443'];
const FORM = /^https?:\/\/([^/?#]*)/i;
/** Names that never lead to the public internet. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/;

/**
 * Reads the address of a webhook: https, to a public host, on 443 or 8443. An address in one of `networks` may have
 * another port, and one of them that is loopback may be http. Where a name leads is known when it is resolved: see
 * `mistakeAt`.
 *
 * @throws {EndpointError}
 */
export function readEndpoint(text: string, networks: Networks): URL {
  if (/[\s\\]/.test(text) || !FORM.test(text) || !URL.canParse(text))
    throw new EndpointError('expected an address such as https://hooks.example.com/clausebook, without spaces');
  const url = new URL(text);
  const authority = FORM.exec(text)![1]!;
  if (authority.includes('@'))
    throw new EndpointError('an address must not bear a user or password; messages are signed, verify that instead');
  if (text.includes('#')) throw new EndpointError('the part after "#" is never sent; leave it out');
  expectPlainHost(authority, url);
  const address = addressIn(url);
  if (address !== null) expectAllowed(address, url, networks);
  else if ((!url.hostname.includes('.') || INNER_NAME.test(url.hostname)) && networks.length === 0)
    throw new EndpointError(`${url.hostname} is a name of an inner network; expected a public host`);
  if (url.protocol === 'http:' && !(networks.length > 0 && isLoopback(url)))
    throw new EndpointError('expected https://, so that nobody on the way reads what is sent');
  if (!PORTS.includes(portOf(url)) && networks.length === 0)
    throw new EndpointError(`expected the port ${PORTS.join(' or ')}, found ${portOf(url)}`);
  return url;
}

/** Why the endpoint must not be sent to at this address; null: it may. */
export function mistakeAt(address: string, url: URL, networks: Networks): string | null {
  if (isIn(networks, address)) return null;
  const kind = privateKindOf(address);
  if (kind !== null) return `${address} is no public address (${kind})`;
  return url.protocol === 'https:' && PORTS.includes(portOf(url))
    ? null
    : `${address} is a public address, to which only https on ${PORTS.join(' or ')} is sent`;
}

/** The address that the host is written as; null: it is a name. */
function addressIn({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}

function expectAllowed(address: string, url: URL, networks: Networks): void {
  const mistake = mistakeAt(address, url, networks);
  if (mistake !== null) throw new EndpointError(`${mistake}; expected a public host`);
}

/** `0x7f.1`, `2130706433`, `①②⑦.0.0.1` and `%3127.0.0.1` are all read as 127.0.0.1: a host is taken only as it is read. */
function expectPlainHost(authority: string, { hostname }: URL): void {
  const written = authority.replace(/:\d*$/, '').toLowerCase();
  if (hostname === '' || hostname.endsWith('.') || written !== hostname)
    throw new EndpointError(`write the host as ${hostname.replace(/\.$/, '')}; found ${written}`);
}

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

function isLoopback(url: URL): boolean {
  const address = addressIn(url);
  return address !== null && privateKindOf(address) === 'loopback';
}
