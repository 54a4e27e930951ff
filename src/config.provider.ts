/** Injection token of the one Config. */
export const CONFIG = Symbol('Config');
