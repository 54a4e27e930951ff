/** One JSON array with an item on each line, one text for each batch. */
export async function* jsonOf<T>(
  batches: AsyncIterable<readonly T[]>,
  view: (row: T) => object,
): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(view(row))).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
