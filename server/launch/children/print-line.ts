import { z } from 'zod';

const lineSchema = z.looseObject({
  level: z.number(),
  time: z.number(),
  msg: z.string().optional(),
});

const levels: Record<number, string> = { 30: '', 40: 'warning ', 50: 'error ', 60: 'fatal ' };

/** Shows one line of a child's output under its name. */
export function printLine(name: string, line: string): void {
  const text = readable(line);
  if (text !== undefined) process.stdout.write(`${name.padEnd(8)}  ${text}\n`);
}

/**
 * A log line for a person: level, message, then the other fields as JSON, whose escapes keep line
 * breaks and terminal codes harmless. Anything else loses its control characters.
 */
export function readable(line: string): string | undefined {
  const parsed = lineSchema.safeParse(parse(line));
  if (!parsed.success) {
    const plain = stripCodes(line).trim();
    return plain === '' ? undefined : plain;
  }
  const { level, time: _time, msg = '', name: _name, ...fields } = parsed.data;
  const rest = Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
  return `${levels[level] ?? ''}${JSON.stringify(msg).slice(1, -1)}${rest}`;
}

function stripCodes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
