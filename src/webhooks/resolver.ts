import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { EndpointError, mistakeAt } from './endpoint.js';
import type { Networks } from './public-address.js';

/** Asks DNS. Not the system's resolver, which serves all of the process by four threads that a slow name could hold. */
@Injectable()
export class NameService {
  readonly #resolver = new Resolver({ timeout: 3_000, tries: 2 });

  /** Every address of a name, IPv4 first; none where it has none. */
  async addressesOf(name: string): Promise<readonly string[]> {
    const asked = await Promise.allSettled([this.#resolver.resolve4(name), this.#resolver.resolve6(name)]);
    return asked.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }
}

/**
 * How a connection to the endpoint finds its address: resolved once, checked, and connected to as checked, so that a
 * name that answers differently the next time gains nothing.
 */
export function checkedLookup(names: NameService, url: URL, networks: Networks): LookupFunction {
  return (name, { all }, answer) => {
    const told = names.addressesOf(name).then((addresses) => {
      const checked = addresses.map((address) => ({ address, mistake: mistakeAt(address, url, networks) }));
      const allowed = checked.filter(({ mistake }) => mistake === null);
      if (allowed.length > 0) return allowed.map(({ address }) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const why = checked.map(({ mistake }) => mistake).join(', ');
      throw new EndpointError(
        why === '' ? `${name} has no address, or DNS does not answer` : `${name} is not sent to: ${why}`,
      );
    });
    told.then(
      (addresses) =>
        all === true ? answer(null, addresses) : answer(null, addresses[0]!.address, addresses[0]!.family),
      (error: NodeJS.ErrnoException) => answer(error, []),
    );
  };
}
