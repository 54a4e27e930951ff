/** So many things at once; whoever comes when all places are taken waits for one, though not for ever. */
export class Places {
  readonly #waiting = new Set<() => void>();
  #free: number;

  /** @param longestWait milliseconds */
  constructor(
    count: number,
    private readonly longestWait: number,
  ) {
    this.#free = count;
  }

  /** @returns how to give the place back, or null when none came free in time */
  async take(): Promise<(() => void) | null> {
    if (this.#free > 0) this.#free -= 1;
    else if (!(await this.#isFreeInTime())) return null;
    let isTaken = true;
    return () => {
      if (isTaken) this.#giveBack();
      isTaken = false;
    };
  }

  #isFreeInTime(): Promise<boolean> {
    return new Promise((resolve) => {
      const next = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(next);
        resolve(false);
      }, this.longestWait);
      this.#waiting.add(next);
    });
  }

  #giveBack(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free += 1;
    else {
      this.#waiting.delete(next);
      next();
    }
  }
}
