import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';

/** The address cannot be listened on; the message says what was found and what to do. */
export class CannotListenError extends Error {
  override readonly name = 'CannotListenError';
}

const REASONS: Readonly<Record<string, (at: Pick<Config, 'host' | 'port'>) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is taken by another program, perhaps by a Clausebook that runs already. ` +
    `Stop that one, or choose another port, such as PORT=${port === 65_535 ? 3000 : port + 1}.`,
  EACCES: ({ host, port }) =>
    `This process may not listen on port ${port} of ${host}: ports below 1024 are kept for privileged processes. ` +
    'Choose another, such as PORT=3000.',
  ENOTFOUND: ({ host }) => unknownHost(host),
  EAI_AGAIN: ({ host }) => unknownHost(host),
  EADDRNOTAVAIL: ({ host }) =>
    `HOST=${host} is no address of this machine. Set HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for the network.`,
};

const unknownHost = (host: string): string =>
  `HOST=${host} leads to no address. Set HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for the network.`;

/** @throws CannotListenError */
export async function listen(app: NestFastifyApplication, at: Pick<Config, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ port: at.port, host: at.host });
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new CannotListenError(reason(at), { cause: error });
  }
}
