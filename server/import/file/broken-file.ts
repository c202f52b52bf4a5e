/** One thing wrong with a file; `column` is the column's name, or "character n" where none fits. */
export type Fault = { line?: number; column?: string | undefined; message: string };

/** A file that cannot be imported; nothing of it has been written. */
export class BrokenFile extends Error {
  readonly code = 'broken-file';
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[], options?: ErrorOptions) {
    super(
      [
        ...faults.map((fault) => `${place(file, fault)}: ${fault.message}`),
        'Nothing of this file was imported; what earlier runs imported stays.',
        'Mend the file and run the import again: it continues from what is there.',
      ].join('\n'),
      options,
    );
    this.name = 'BrokenFile';
    this.faults = faults;
  }
}

function place(file: string, { line, column }: Fault): string {
  return [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ');
}
