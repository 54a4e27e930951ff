import type { FastifyRequest } from 'fastify';

/** Milliseconds after which whoever still sends what was refused is cut off. */
const LONGEST = 5_000;

/**
 * Takes in and drops what still comes of a body that was refused. A connection closed while its sender writes is
 * reset, and the answer is lost with it (RFC 9112, section 9.6).
 */
export function drain({ raw }: FastifyRequest): void {
  if (raw.readableEnded || raw.destroyed) return;
  const cut = setTimeout(() => raw.destroy(), LONGEST).unref();
  raw.once('end', () => clearTimeout(cut)).once('close', () => clearTimeout(cut));
  raw.resume();
}
