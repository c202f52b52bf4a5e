import type { BulkAction, BulkItem } from '#app/_consistency/bulk/bulk-plan.ts';
import { csvField } from '#server/contracts/csv-field.ts';
import { resultWord } from './bulk-words.ts';

const header = ['number', 'id', 'result', 'reason'];

/** What came of each order as CSV, with the mark by which Excel reads its accents. */
export const resultsCsv = (action: BulkAction, items: readonly BulkItem[]): string => {
  const lines = items.map(({ number, orderId, state, reason }) => [
    number,
    orderId,
    resultWord(action, state),
    reason ?? null,
  ]);
  return `\ufeff${[header, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('')}`;
};
