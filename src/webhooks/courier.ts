import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG } from '../config.provider.js';
import { readEndpoint } from './endpoint.js';
import type { Outcome } from './outcome.js';
import { type Answer, post } from './post.js';
import { checkedLookup, NameService } from './resolver.js';

/** From the first question to DNS to the last byte read. */
const LONGEST_MS = 15_000;
/** Characters of an answer that are kept. */
const KEPT = 1000;

/** Carries a message to an address, and says what came of it. */
@Injectable()
export class Courier {
  constructor(
    private readonly names: NameService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'webhookNetworks'>,
  ) {}

  /** @param stopping ends it early, with the process */
  async carry(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
    stopping: AbortSignal,
  ): Promise<Outcome> {
    const begun = performance.now();
    const tooLong = AbortSignal.timeout(LONGEST_MS);
    const since = () => Math.round(performance.now() - begun);
    try {
      const endpoint = readEndpoint(url, this.config.webhookNetworks);
      const lookup = checkedLookup(this.names, endpoint, this.config.webhookNetworks);
      const answer = await post(endpoint, headers, body, lookup, AbortSignal.any([tooLong, stopping]));
      return { ...told(answer), durationMs: since() };
    } catch (error) {
      const why = tooLong.aborted ? `no answer within ${LONGEST_MS / 1000} seconds` : reasonOf(error as Error);
      return { durationMs: since(), httpStatus: null, error: plain(why), answer: null, retryAfter: null };
    }
  }
}

function told({ httpStatus, body, retryAfter }: Answer): Omit<Outcome, 'durationMs'> {
  const answer = plain(body.toString('utf8'));
  const isTaken = httpStatus >= 200 && httpStatus < 300;
  const isRedirect = httpStatus >= 300 && httpStatus < 400;
  const error = isTaken ? null : `answered ${httpStatus}${isRedirect ? '; redirects are not followed' : ''}`;
  return { httpStatus, error, answer, retryAfter };
}

// Several addresses that all refuse are told by an error that has no message of its own.
const reasonOf = (error: Error & { readonly errors?: readonly Error[] }): string =>
  error.message || (error.errors ?? []).map(({ message }) => message).join('; ') || error.name;

/** Whatever came, as text that can do nothing where it is shown. */
const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .slice(0, KEPT);
