/** Nothing but a change from outside lets the projection go on; retrying only watches for it. */
export class StoppedError extends Error {
  readonly code: 'other-log' | 'beyond-head' | 'hole-in-log' | 'other-version';
  constructor(code: StoppedError['code'], message: string) {
    super(message);
    this.name = 'StoppedError';
    this.code = code;
  }
}
