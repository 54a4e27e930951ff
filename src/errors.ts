/** One mistake in what was sent: where, as a JSON pointer, and what to do about it. */
export interface Mistake {
  readonly pointer: string;
  readonly detail: string;
}

/** What was sent cannot be read. */
export class MalformedError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ detail }) => detail).join('; '));
  }
}

/** No such record. */
export class NotFoundError extends Error {
  constructor(
    readonly noun: string,
    readonly id: string,
    message = `There is no ${noun} "${id}" in the register`,
  ) {
    super(message);
  }
}

/** What was sent is well-formed and cannot be so. */
export class RefusedError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ detail }) => detail).join('; '));
  }
}

/** A refusal of one thing. */
export const refused = (pointer: string, detail: string): RefusedError => new RefusedError([{ pointer, detail }]);

/** @throws RefusedError for what is wrong, if anything is */
export function refuseAny(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw new RefusedError(mistakes);
}

/** A file of a kind that is not taken, told by its content. */
export class UnsupportedMediaError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ detail }) => detail).join('; '));
  }
}

/** What is kept is no longer what was filed. */
export class DamagedError extends Error {}

/** It cannot be done beside what is there or under way. */
export class ConflictError extends Error {}

/** The record changed since it was read. */
export class StaleError extends Error {
  constructor(
    readonly noun: string,
    readonly id: string,
    readonly version: number,
  ) {
    super(`The ${noun} "${id}" has changed since it was read; it is now at version ${version}`);
  }
}

/** The same Idempotency-Key came with another request, or while the first is under way. */
export class IdempotencyError extends Error {
  constructor(
    readonly status: 409 | 422,
    message: string,
  ) {
    super(message);
  }
}

/** A change that does not say which state of the record it was made on. */
export class PreconditionRequiredError extends Error {
  constructor() {
    super('If-Match is missing; send the ETag of the record as you read it, such as If-Match: "3"');
  }
}
