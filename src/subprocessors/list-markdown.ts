import { tablesOfPage } from './list-html.js';
import { LIMITS, type Table, unreadable } from './list-table.js';

/*
 * A Markdown parser for documents takes minutes over a few lines that were made to keep it busy, so only tables are
 * read here, row by row, each in time that grows with its length; what is left of a cell is HTML, as Markdown has it.
 */

/** The row of a table below its header: `| --- | :-: |`. */
export const isDelimiter = (line: string): boolean =>
  line.length < LIMITS.markdownLine && /^[|:\-\s>]+$/.test(line) && line.includes('-') && line.includes('|');

/**
 * Every table of a page in Markdown.
 * @throws RefusedError
 */
export function tablesOfMarkdown(lines: readonly string[]): readonly Table[] {
  const html: string[] = [];
  let isInside = false;
  let count = 0;
  const add = (line: string): void => {
    const cells = cellsOf(line.replace(/^[\s>]+/, ''));
    count += cells.length;
    if (count > LIMITS.cells) throw unreadable(`more than ${LIMITS.cells} cells`, 'a list of sub-processors alone');
    html.push(rowOf(cells));
  };
  lines.forEach((line, at) => {
    if (!line.includes('|')) {
      isInside = false;
      return;
    }
    if (line.length > LIMITS.markdownLine)
      throw unreadable(`${line.length} characters in line ${at + 1}`, `at most ${LIMITS.markdownLine} in a row`);
    if (isInside) add(line);
    else if (isDelimiter(line) && lines[at - 1]?.includes('|') === true) {
      isInside = true;
      html.push('<table>');
      add(lines[at - 1]!);
    }
    // The table ends where its next line has no cells.
    if (isInside && lines[at + 1]?.includes('|') !== true) html.push('</table>');
  });
  return tablesOfPage(html.join(''));
}

/** Cells beyond the columns that a table can have are left unread. */
const rowOf = (cells: readonly string[]): string =>
  `<tr>${cells
    .slice(0, LIMITS.columns)
    .map((cell) => `<td>${htmlOf(cell)}</td>`)
    .join('')}</tr>`;

/** Cells between marks that are not escaped; the outermost marks may be missing. */
function cellsOf(row: string): readonly string[] {
  const cells: string[] = [];
  let start = 0;
  for (let at = 0; at < row.length; at++) {
    if (row[at] === '\\') at++;
    else if (row[at] === '|') {
      cells.push(row.slice(start, at));
      start = at + 1;
    }
  }
  cells.push(row.slice(start));
  if (cells[0]!.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)!.trim() === '') cells.pop();
  return cells;
}

/** The words of a cell: links by their text, without the marks of emphasis and code. */
const htmlOf = (cell: string): string =>
  cell
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => `&#${mark.charCodeAt(0)};`)
    .replace(/!?\[([^\][]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\][]*\])/g, '$1')
    .replace(/<([^\s<>]{1,2000})>/g, (tag, inside: string) => (/[.@]/.test(inside) ? inside : tag))
    .replace(/[*`]+|~~/g, '')
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '');
