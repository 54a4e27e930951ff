/** The ids of records by the names that the demo gives them. */
export class Named {
  readonly #ids = new Map<string, string>();

  constructor(
    private readonly noun: string,
    private readonly wider?: Named,
  ) {}

  add(name: string, { id }: { readonly id: string }): void {
    this.#ids.set(name, id);
  }

  names(): readonly string[] {
    return [...this.#ids.keys()];
  }

  idOf(name: string): string {
    const id = this.#ids.get(name) ?? this.wider?.idOf(name);
    if (id === undefined) throw new Error(`The demo names no ${this.noun} "${name}"`);
    return id;
  }
}
