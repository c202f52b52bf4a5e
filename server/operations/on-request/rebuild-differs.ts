/** The exit code of a rebuild's process that ended for this reason. */
export const differsCode = 3;

/** Rows came out differently and nobody had accepted that: the view in use stays as it is. */
export class RebuildDiffers extends Error {
  readonly code = 'rebuild-differs';
  constructor(message: string) {
    super(message);
    this.name = 'RebuildDiffers';
  }
}
