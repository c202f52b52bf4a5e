import { BrokenFile, type Fault } from './broken-file.ts';
import { decodeLines } from './decode-lines.ts';
import { FaultIn } from './fault-in.ts';
import { columnNames, type InvoiceLine, parseLine } from './invoice-line.ts';
import { openBytes } from './open-bytes.ts';
import { readHeader } from './read-header.ts';
import { readRecords } from './read-records.ts';

const mostFaults = 10;

/** How far a file has been read, in bytes on disk. */
export type ReadProgress = (done: number, total: number) => void;

/**
 * The invoice lines of a CSV file, plain or gzip, in the file's order and in blocks. Throws
 * BrokenFile naming line and column: at once when the file stops being CSV, after ten lines with a
 * bad cell, or at the end when there were fewer. So lines must not be acted on before all have been
 * read.
 */
export async function* readInvoiceLines(
  path: string,
  onProgress: ReadProgress = () => {},
): AsyncGenerator<InvoiceLine[]> {
  const faults: Fault[] = [];
  let lastLine = 0;
  try {
    const file = await openBytes(path);
    let cells: ReturnType<typeof readHeader> | undefined;
    const blocks = readRecords(decodeLines(file.bytes), (header) => {
      cells = readHeader(header);
    });
    for await (const records of blocks) {
      const lines: InvoiceLine[] = [];
      for (const record of records) {
        lastLine = record.line;
        const line = parsedOr(faults, () => cells && parseLine(cells(record), record.line));
        if (line) lines.push(line);
        if (faults.length === mostFaults) throw new BrokenFile(path, faults);
      }
      yield lines;
      onProgress(file.read(), file.size);
    }
    onProgress(file.size, file.size);
    if (lastLine === 0) throw emptyFile(cells !== undefined);
  } catch (error) {
    throw error instanceof BrokenFile ? error : broken(path, faults, error, lastLine);
  }
  if (faults.length > 0) throw new BrokenFile(path, faults);
}

/** What `parse` answers, or nothing after its fault has been added to the others. */
function parsedOr<Value>(faults: Fault[], parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof FaultIn)) throw error;
    faults.push(error.fault);
    return undefined;
  }
}

function emptyFile(hasHeader: boolean): FaultIn {
  return hasHeader
    ? new FaultIn({ line: 2, column: columnNames[0], message: 'the file ends after its header.' })
    : new FaultIn({
        line: 1,
        column: columnNames[0],
        message: `the file is empty. Its first line must name ${columnNames.join(',')}.`,
      });
}

/** What the system's own errors mean to the person who named the file. */
const systemFaults: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file. Check the path.',
  EISDIR: 'this is a folder. Name the file in it.',
  EACCES: 'the file may not be read by this user. Change its permissions.',
  Z_BUF_ERROR: 'the compressed file ends too early. Fetch it again.',
  Z_DATA_ERROR: 'the compressed file is damaged. Fetch it again.',
};

function broken(path: string, faults: Fault[], error: unknown, lastLine: number): BrokenFile {
  if (error instanceof FaultIn) {
    return new BrokenFile(path, [...faults, error.fault], { cause: error });
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const message = systemFaults[code];
  if (!message) throw error;
  const place = code.startsWith('Z_') ? { line: lastLine + 1 } : {};
  return new BrokenFile(path, [...faults, { ...place, message }], { cause: error });
}
