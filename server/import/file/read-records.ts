import { CsvError, parse } from 'csv-parse';
import { FaultIn } from './fault-in.ts';

/** One record of a CSV file with the line that it begins on (the first line is 1). */
export type CsvRecord = { line: number; fields: string[] };

const longestRecord = 1_048_576;

const advice: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote (") is opened here and never closed.',
  CSV_MAX_RECORD_SIZE: 'the record is longer than 1 MiB: a quote (") is opened and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote. Write a quote inside a field as "".',
  INVALID_OPENING_QUOTE: 'a quote stands inside an unquoted field. Quote the field, and write "".',
};

/**
 * The records of CSV text (RFC 4180) after the header, blank lines left out, in blocks as they come.
 * Throws FaultIn where the text stops being CSV. `acceptHeader` may throw too: it is asked first,
 * since a file without a header is better told so than where its text stops being CSV.
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  acceptHeader: (header: CsvRecord) => void,
): AsyncGenerator<CsvRecord[]> {
  let header: string[] | undefined;
  let lastLine = 0;
  let block: CsvRecord[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // Takes each record as it is made and hands none on: reading them from the stream one by one
    // costs as much as parsing them.
    on_record: (fields, { lines }) => {
      lastLine = lines;
      const record = { line: lines - newlines(fields), fields };
      if (header) block.push(record);
      else acceptHeader(record);
      header ??= fields;
      return null;
    },
  });
  // Heard by whoever awaits the step that failed.
  parser.on('error', () => {}).resume();
  try {
    for await (const part of text) {
      await step((done) => parser.write(part, done));
      if (block.length > 0) yield block;
      block = [];
    }
    await step((done) => parser.end(done));
    if (block.length > 0) yield block;
  } catch (error) {
    throw error instanceof CsvError ? faultOf(error, header ?? [], lastLine) : error;
  }
}

function step(take: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    take((error) => (error ? reject(error) : resolve()));
  });
}

function faultOf(error: CsvError, header: string[], lastLine: number): FaultIn {
  const opened = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  const index = Number(error.column);
  return new FaultIn(
    {
      line: opened ? lastLine + 1 : Number(error.lines),
      column: header[index]?.trim() || `${index + 1}`,
      message: advice[error.code] ?? error.message,
    },
    { cause: error },
  );
}

function newlines(fields: string[]): number {
  let count = 0;
  for (const field of fields) {
    if (field.includes('\n')) count += field.split('\n').length - 1;
  }
  return count;
}
