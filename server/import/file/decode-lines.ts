import { isUtf8 } from 'node:buffer';
import { FaultIn } from './fault-in.ts';

const lineFeed = 0x0a;
const longestLine = 1_048_576;

/**
 * UTF-8 text in blocks of whole lines. Strict: a byte that is not UTF-8 throws FaultIn with its
 * line and column, where a lenient decoder would store a replacement character for good. A line of
 * more than 1 MiB is refused, so that memory stays bounded.
 */
export async function* decodeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let begunLength = 0;
  let header: string | undefined;
  let line = 1;

  const decode = (block: Buffer): string => {
    if (!isUtf8(block)) throw notUtf8(block, line, header);
    const text = block.toString('utf8');
    header ??= text.split(/\r?\n/, 1)[0] ?? '';
    line += countLines(block);
    return text;
  };

  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end > 0) {
      yield decode(Buffer.concat([...begun, chunk.subarray(0, end)]));
      begun = [];
      begunLength = 0;
    }
    begun.push(chunk.subarray(end));
    begunLength += chunk.length - end;
    if (begunLength > longestLine) {
      throw new FaultIn({ line, message: 'the line is longer than 1 MiB. Is this a CSV file?' });
    }
  }
  if (begunLength > 0) yield decode(Buffer.concat(begun));
}

function countLines(block: Buffer): number {
  let count = 0;
  for (let at = block.indexOf(lineFeed); at !== -1; at = block.indexOf(lineFeed, at + 1)) count++;
  return count;
}

function notUtf8(block: Buffer, firstLine: number, header: string | undefined): FaultIn {
  let line = firstLine;
  let from = 0;
  for (;;) {
    const newline = block.indexOf(lineFeed, from);
    const bytes = block.subarray(from, newline === -1 ? block.length : newline);
    if (!isUtf8(bytes) || newline === -1) {
      const known =
        header ?? (line > 1 ? block.toString('latin1').split(/\r?\n/, 1)[0] : undefined);
      return new FaultIn({
        line,
        column: columnOf(bytes, known),
        message: 'the text is not UTF-8. Save the file as "CSV UTF-8".',
      });
    }
    from = newline + 1;
    line++;
  }
}

/** The name of the column that the first wrong byte is in, or its place in the line. */
function columnOf(bytes: Buffer, header: string | undefined): string {
  let good = 0;
  while (good < bytes.length && isUtf8(prefix(bytes, good + 1))) good++;
  const before = bytes.subarray(0, good).toString('utf8');
  const name = header?.replace(/^\uFEFF/, '').split(',')[commasOutsideQuotes(before)];
  return name?.replaceAll('"', '').trim() || `character ${before.length + 1}`;
}

/** The first `length` bytes and the rest of a character that they cut through. */
function prefix(bytes: Buffer, length: number): Buffer {
  let end = length;
  while (end < bytes.length && end < length + 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
  return bytes.subarray(0, end);
}

function commasOutsideQuotes(text: string): number {
  let quoted = false;
  let count = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) count++;
  }
  return count;
}
