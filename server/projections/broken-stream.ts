/** A view lacks an event of this stream, or has one too many: the rows cannot be trusted. */
export class BrokenStream extends Error {
  readonly code = 'broken-stream';
  constructor(
    event: { streamType: string; streamId: string; version: number },
    rowVersion: number,
  ) {
    super(
      `${event.streamType} ${event.streamId} goes on with version ${event.version}, but the view has it at ${rowVersion}`,
    );
    this.name = 'BrokenStream';
  }
}

/** Throws BrokenStream unless the event is the next one of the row's stream. */
export const assertNextVersion = (
  row: { version: number } | undefined,
  event: { streamType: string; streamId: string; version: number },
): void => {
  const version = row?.version ?? 0;
  if (event.version !== version + 1) throw new BrokenStream(event, version);
};

/** A row that goes past a skipped event of its stream. Throws BrokenStream. */
export const withoutEvent = <Row extends { version: number; position: number }>(
  row: Row,
  event: { streamType: string; streamId: string; version: number; position: number },
): Row => {
  assertNextVersion(row, event);
  return { ...row, version: event.version, position: event.position };
};
