import type { Logger } from 'pino';
import type { CommittedBatch } from '#server/projections/committed-batch.ts';
import { mostSpansAtOnce, type Tracing } from '#server/runtime/create-tracing.ts';

/**
 * The lines and spans of a batch's events, under the ids of the commands that they came from: from
 * when an event was stored until it was visible. Of a large batch the newest ones are enough.
 */
export const tellProjected = (
  { projection, causes, storedAt, committedAt }: CommittedBatch,
  { log, tracing }: { log: Pick<Logger, 'debug' | 'isLevelEnabled'>; tracing: Tracing | undefined },
): void => {
  const isLogged = log.isLevelEnabled('debug');
  if (!(isLogged || tracing)) return;
  const skipped = Math.max(0, causes.length - mostSpansAtOnce);
  for (const [index, { position, commandId, correlationId }] of causes.entries()) {
    if (index < skipped) continue;
    const startMs = Date.parse(storedAt[index] ?? committedAt);
    if (isLogged) log.debug({ projection, position, commandId, correlationId }, 'projected');
    tracing?.record({
      name: `project ${projection}`,
      commandId,
      startMs,
      endMs: Date.parse(committedAt),
      attributes: { position, 'evenkeel.correlation_id': correlationId ?? '' },
    });
  }
};
