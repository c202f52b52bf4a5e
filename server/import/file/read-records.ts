import { pipeline, Readable } from 'node:stream';
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
 * The records of CSV text (RFC 4180) after the header, blank lines left out. Throws FaultIn where
 * the text stops being CSV. `acceptHeader` may throw too: it is asked first, since a file without a
 * header is better told so than where its text stops being CSV.
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  acceptHeader: (header: CsvRecord) => void,
): AsyncGenerator<CsvRecord> {
  let header: string[] | undefined;
  let lastLine = 0;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // Called as records are made, so `lastLine` is right even when an error drops queued ones.
    on_record: (fields, { lines }) => {
      lastLine = lines;
      const line = lines - newlines(fields);
      if (!header) {
        header = fields;
        acceptHeader({ line, fields });
        return null;
      }
      return [String(line), ...fields];
    },
  });
  try {
    const records: AsyncIterable<string[]> = pipeline(Readable.from(text), parser, () => {});
    for await (const [line, ...fields] of records) yield { line: Number(line), fields };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const opened = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
    const index = Number(error.column);
    throw new FaultIn(
      {
        line: opened ? lastLine + 1 : Number(error.lines),
        column: header?.[index]?.trim() || `${index + 1}`,
        message: advice[error.code] ?? error.message,
      },
      { cause: error },
    );
  }
}

function newlines(fields: string[]): number {
  let count = 0;
  for (const field of fields) {
    if (field.includes('\n')) count += field.split('\n').length - 1;
  }
  return count;
}
