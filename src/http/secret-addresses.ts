/** Addresses that are secrets themselves: whoever knows one needs no token, and no log is told of it. */
const CALENDAR = /^\/calendar\/[^/?]+/;

export const opensByItself = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && CALENDAR.exec(path)?.[0] === path;

/** An address as it may be written down. */
export const withoutSecret = (url: string): string => url.replace(CALENDAR, '/calendar/…');
