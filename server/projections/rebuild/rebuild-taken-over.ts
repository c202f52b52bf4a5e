/** A rebuild that somebody started later is at the same shadow tables: this one gives way. */
export class RebuildTakenOver extends Error {
  readonly code = 'rebuild-taken-over';
  constructor(projection: string) {
    super(`Another rebuild of ${projection} was started; this one ends and changed nothing.`);
    this.name = 'RebuildTakenOver';
  }
}
