import { formatNumber } from '#app/_ui/text/format-number.ts';
import type { OperationKind } from '#server/contracts/operations.ts';

/** What is asked for after its consequences were told. */
export type Confirmed = Exclude<OperationKind, 'skip'>;

export type Wanted =
  | { kind: Confirmed; reason: string | undefined; position?: undefined }
  | { kind: 'rebuild'; reason: string; acceptDifferences: true; position?: undefined }
  | { kind: 'rebuild'; reason: string | undefined; restart: true; position?: undefined }
  | { kind: 'retry-dead-letters'; position: number; reason?: undefined }
  | { kind: 'skip'; position: number; reason: string };

/** What an operation is called. */
export const operationNames: Record<OperationKind, string> = {
  pause: 'Pause',
  resume: 'Resume',
  rebuild: 'Rebuild',
  rollback: 'Roll back',
  'retry-dead-letters': 'Retry parked events',
  skip: 'Skip an event',
};

/** That an operation was asked for, in a sentence. */
export const askedText = (projection: string, { kind, position }: Wanted): string => {
  switch (kind) {
    case 'pause':
      return `Pausing ${projection}.`;
    case 'resume':
      return `Resuming ${projection}.`;
    case 'rebuild':
      return `A rebuild of ${projection} begins.`;
    case 'rollback':
      return `${projection} goes back to the view from before.`;
    case 'retry-dead-letters':
      return position === undefined
        ? `The parked events of ${projection} are tried again.`
        : `The event at position ${formatNumber(position)} and what waits behind it are tried again.`;
    case 'skip':
      return `Skipping the event in ${projection}.`;
    default:
      return kind satisfies never;
  }
};
