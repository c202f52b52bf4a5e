'use client';

import type { ReactNode } from 'react';
import { useTrace } from '#app/_consistency/react/use-trace.ts';
import { Dialog } from '#app/_ui/dialog.tsx';
import { formatNumber } from '#app/_ui/format-number.ts';
import { formatClock } from '#app/_ui/format-time.ts';
import { useNow } from '#app/_ui/use-now.ts';

type Props = { commandId: string; open: boolean; onOpen: (open: boolean) => void };

/** Where a change is between this screen, the log and the lists. */
export const TraceDialog = ({ commandId, open, onOpen }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title="What is happening?"
    description="A change is first written to the log, then the lists follow."
  >
    <Trace commandId={commandId} />
  </Dialog>
);

const Trace = ({ commandId }: { commandId: string }) => {
  const trace = useTrace(commandId);
  const now = useNow();
  if (trace === undefined) return <p>It is done: the lists have this change.</p>;
  const { sentAt, acceptedAt, position, viewPosition, lagMs, attempts } = trace;
  return (
    <dl className="text-sm">
      <Step name="Sent">
        {formatClock(sentAt, now)}
        {attempts > 1 && `, asked ${formatNumber(attempts)} times`}
      </Step>
      <Step name="Accepted">
        {acceptedAt === undefined
          ? 'no answer yet, still asking'
          : `${formatClock(acceptedAt, now)}${position === undefined ? '' : ` at position ${formatNumber(position)}`}`}
      </Step>
      <Step name="Lists are at">position {formatNumber(viewPosition)}</Step>
      {lagMs !== undefined && (
        <Step name="Lists are behind">
          {lagMs === 0 ? 'not at all' : `${formatNumber(Math.ceil(lagMs / 1000))} s`}
        </Step>
      )}
    </dl>
  );
};

const Step = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4 border-t py-2 first:border-t-0">
    <dt className="text-muted">{name}</dt>
    <dd className="text-right tabular-nums">{children}</dd>
  </div>
);
