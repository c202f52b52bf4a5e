import type { ExportState } from '#app/_consistency/react/queries/use-exports-progress.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import type { ExportCut } from '#server/contracts/export-progress.ts';

const reasons: Record<ExportCut, string> = {
  unread: 'nothing was downloaded for 30 seconds',
  'too-long': 'it took more than 15 minutes',
  left: 'the download was stopped',
  failed: 'the shop could not read on',
  lost: 'the shop stopped sending',
};

/** What is said of a download, aloud too: when it begins and how it ends. */
export const exportHeadline = (state: ExportState): string => {
  if (state === 'none') {
    return 'Nothing was heard of this export. Look in the browser’s downloads, or try again.';
  }
  if (state === 'begin' || state.state === 'running') return 'Exporting orders';
  const rows = countOf(state.rows, 'row');
  if (state.state === 'finished') return `Export finished: ${rows}`;
  return `Export ended early after ${rows}: ${reasons[state.reason ?? 'failed']}. The file is not whole.`;
};

/** How far it is, in numbers that change; undefined while nobody knows, or when it is over. */
export const exportCount = (state: ExportState): string | undefined => {
  if (typeof state === 'string' || state.state !== 'running') return undefined;
  if (state.expected === null) return `${countOf(state.rows, 'row')} so far`;
  return `${formatNumber(state.rows)} of ${countOf(state.expected, 'row')}`;
};

/** Whether the file has to be fetched again. */
export const isIncomplete = (state: ExportState): boolean =>
  state === 'none' || (state !== 'begin' && state.state === 'cut');

/** Whether nothing more will be told of it. */
export const isOver = (state: ExportState): boolean =>
  state === 'none' || (state !== 'begin' && state.state !== 'running');
