/** The last part of a path, without what would break a header or a page. */
export const baseName = (name: string, unnamed: string): string =>
  [...(name.split(/[\\/]/).pop() ?? '')]
    .slice(0, 200)
    .join('')
    .replace(/[\p{C}"]/gu, '')
    .trim() || unnamed;
