'use client';

import { RotateCcw } from 'lucide-react';
import type { ExportState } from '#app/_consistency/react/queries/use-exports-progress.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ProgressBar } from '#app/_ui/states/progress-bar.tsx';
import { formatClock } from '#app/_ui/text/format-time.ts';
import { exportCount, exportHeadline, isIncomplete } from './export-words.ts';

/** `begunAt` in ms since 1970. */
export type ShownExport = {
  id: string;
  begunAt: number;
  state: ExportState;
  problem?: string | undefined;
};

type Props = {
  exports: readonly ShownExport[];
  onAgain: (id: string) => void;
  onAway: (id: string) => void;
};

/**
 * Downloads that go on, and how they ended. What is read aloud is there, empty, before there is
 * any (see `Spoken`), and leaves the numbers out.
 */
export const ExportPanel = ({ exports, onAgain, onAway }: Props) => (
  <section
    {...(exports.length > 0 && { 'aria-label': 'Exports' })}
    className={exports.length > 0 ? 'border-b bg-subtle px-4 sm:px-6' : 'sr-only'}
  >
    <div role="status" className="sr-only">
      {exports.map(({ id, begunAt, state }) => (
        <p key={id}>
          {exportHeadline(state)}
          {exports.length > 1 && ` (${begun(begunAt)})`}
        </p>
      ))}
    </div>
    {exports.length > 0 && (
      <ul className="max-h-[40dvh] divide-y overflow-y-auto">
        {exports.map((one) => (
          <Line
            key={one.id}
            {...one}
            isAlone={exports.length === 1}
            onAgain={onAgain}
            onAway={onAway}
          />
        ))}
      </ul>
    )}
  </section>
);

/** Tells exports apart where there are several. */
const begun = (at: number) => `begun at ${formatClock(at, at)}`;

type LineProps = ShownExport & Omit<Props, 'exports'> & { isAlone: boolean };

const Line = ({ id, begunAt, state, problem, isAlone, onAgain, onAway }: LineProps) => {
  const count = exportCount(state);
  const which = !isAlone && <span className="sr-only"> the export {begun(begunAt)}</span>;
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="font-medium">{exportHeadline(state)}</p>
        {!isAlone && <p className="text-muted tabular-nums">{begun(begunAt)}</p>}
        {count !== undefined && <p className="text-muted tabular-nums">{count}</p>}
        <div className="ml-auto flex flex-wrap gap-2">
          {isIncomplete(state) && (
            <Button size="small" kind="primary" onClick={() => onAgain(id)}>
              <RotateCcw aria-hidden size={14} /> Try again
              {which}
            </Button>
          )}
          <Button size="small" onClick={() => onAway(id)}>
            Put away
            {which}
          </Button>
        </div>
      </div>
      <Progress state={state} />
      {problem !== undefined && (
        <p role="alert" className="mt-1 text-refused">
          {problem}
        </p>
      )}
    </li>
  );
};

const Progress = ({ state }: { state: ExportState }) => {
  if (typeof state === 'string' || state.state !== 'running' || !state.expected) return null;
  const { rows, expected } = state;
  return (
    <ProgressBar label="Progress of the export" value={rows} max={expected} className="mt-2" />
  );
};
