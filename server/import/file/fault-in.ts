import type { Fault } from './broken-file.ts';

/** Thrown while a file is read; the reader adds the file's name and makes it a BrokenFile. */
export class FaultIn extends Error {
  readonly code = 'fault-in-file';
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options);
    this.name = 'FaultIn';
    this.fault = fault;
  }
}
