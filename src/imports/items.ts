/** One of several things that a cell names. */
export interface Item {
  readonly text: string;
  /** It stood in quotation marks, and is meant as it stands: so our own files write what would be read otherwise. */
  readonly quoted: boolean;
}

const SEPARATORS = ';,|\r\n';
const QUOTED = /\s*"((?:[^"]|"")*)"\s*(?=[;,|\r\n]|$)/y;

/** The items of a cell: separated by semicolon, comma, bar or line break, but not inside parentheses or quotation marks. */
export function itemsOf(cell: string): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < cell.length; at++) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(cell);
    const end = quoted === null ? endOfPlain(cell, at) : QUOTED.lastIndex;
    const text = quoted === null ? cell.slice(at, end).trim() : quoted[1]!.replaceAll('""', '"');
    if (text !== '') items.push({ text, quoted: quoted !== null });
    at = end;
  }
  return items;
}

function endOfPlain(cell: string, start: number): number {
  let depth = 0;
  for (let at = start; at < cell.length; at++) {
    const letter = cell[at]!;
    if (letter === '(') depth++;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && SEPARATORS.includes(letter)) return at;
  }
  return cell.length;
}

/**
 * The cell that names these.
 * @param isPlain whether the text, standing without quotation marks, is read as what it means
 */
export const cellOfItems = (texts: readonly string[], isPlain: (text: string) => boolean): string =>
  texts.map((text) => (isAlone(text) && isPlain(text) ? text : `"${text.replaceAll('"', '""')}"`)).join('; ');

/** Whether it stays one item, and leaves the next one to itself. */
function isAlone(text: string): boolean {
  const items = itemsOf(`${text}; next`);
  return items.length === 2 && items[0]!.text === text && !items[0]!.quoted;
}
