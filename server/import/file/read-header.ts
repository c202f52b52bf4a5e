import { FaultIn } from './fault-in.ts';
import { type Cells, columnNames } from './invoice-line.ts';
import { quote } from './quote.ts';
import type { CsvRecord } from './read-records.ts';

/**
 * Turns a record into cells by column name. Throws FaultIn when the header lacks a column or has
 * one twice; the answered function throws it for a record of another length than the header.
 */
export function readHeader(header: CsvRecord): (record: CsvRecord) => Cells {
  const names = header.fields.map((name) => name.trim());
  const missing = columnNames.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const found = quote(names.join(','));
    throw new FaultIn({
      line: header.line,
      column: missing.join(', '),
      message: `the header lacks this column; it reads ${found}. The first line must name ${columnNames.join(',')}.`,
    });
  }
  const twice = columnNames.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice) {
    throw new FaultIn({ line: header.line, column: twice, message: 'the header has this twice.' });
  }
  const places = columnNames.map((name) => [name, names.indexOf(name)] as const);

  return ({ line, fields }) => {
    if (fields.length !== names.length) {
      throw new FaultIn({
        line,
        column: names[Math.min(fields.length, names.length - 1)] ?? '1',
        message: `the line has ${fields.length} fields where the header has ${names.length}.`,
      });
    }
    const cells: Partial<Cells> = {};
    for (const [name, at] of places) cells[name] = fields[at] ?? '';
    return cells as Cells;
  };
}
