import { parseArgs } from 'node:util';

/** `report`: where to write the counts; `cases`: where to list what became no order, and why. */
export type Arguments = { file: string; report?: string | undefined; cases?: string | undefined };

export const usage = `npm run import -- <file.csv[.gz]> [--report report.json] [--cases cases.csv]`;

/** Reads the command line. Throws with the usage when it is not one. */
export function readArguments(words: string[]): Arguments {
  try {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { report: { type: 'string' }, cases: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw new Error('Name the file to import.');
    if (more.length > 0) throw new Error('One file at a time.');
    return { file, ...values };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n${usage}`, { cause: error });
  }
}
