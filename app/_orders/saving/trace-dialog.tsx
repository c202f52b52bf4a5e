'use client';

import type { ReactNode } from 'react';
import { isRefused } from '#app/_consistency/core/drawing/change.ts';
import { type Trace as TraceOf, useTrace } from '#app/_consistency/react/commands/use-trace.ts';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { formatClock, type Now } from '#app/_ui/text/format-time.ts';
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

const liveness = {
  live: 'arrive as they happen',
  polling: 'are paused, asked for every 10 s',
  offline: 'do not arrive: no connection',
} as const;

const Trace = ({ commandId }: { commandId: string }) => {
  const trace = useTrace(commandId);
  const now = useNow();
  if (trace === 'done') return <p>It is done: the lists have this change.</p>;
  if (trace === 'given up') return <p>It was given up: the shop had refused it.</p>;
  if (isRefused(trace)) {
    return <p>It is settled: the shop refused it. The reason stands beside the order.</p>;
  }
  const { sentAt, position, viewPosition, lagMs, attempts, link } = trace;
  return (
    <dl className="text-sm">
      <Step name="You asked">{formatClock(sentAt, now)}</Step>
      <Step name="Sent">{attempts === 0 ? 'not yet' : countOf(attempts, 'time')}</Step>
      <Step name="Accepted">{accepted(trace, now)}</Step>
      <Step name="Lists are at">
        position {formatNumber(viewPosition)}
        {position !== undefined && viewPosition < position && (
          <span className="block text-muted">
            {formatNumber(position - viewPosition)} before this change
          </span>
        )}
      </Step>
      <Step name="Lists are behind">
        {lagMs === 0 ? 'not at all, when last heard' : `${formatNumber(Math.ceil(lagMs / 1000))} s`}
      </Step>
      <Step name="Live updates">{liveness[link]}</Step>
    </dl>
  );
};

const accepted = ({ acceptedAt, position, state }: TraceOf, now: Now): string => {
  if (acceptedAt === undefined) {
    return state === 'unsent' ? 'no: sign in to send it' : 'no answer yet, still asking';
  }
  const place = position === undefined ? '' : ` at position ${formatNumber(position)}`;
  return `${formatClock(acceptedAt, now)}${place}`;
};

const Step = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4 border-t py-2 first:border-t-0">
    <dt className="text-muted">{name}</dt>
    <dd className="text-right tabular-nums">{children}</dd>
  </div>
);
