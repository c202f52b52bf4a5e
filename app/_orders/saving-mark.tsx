'use client';

import { useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawn-order.ts';
import { MovingDot } from '#app/_ui/moving-dot.tsx';
import { changeToTell, describeChange } from './describe-change.ts';
import { TraceDialog } from './trace-dialog.tsx';

/** Beside an order: what is still on its way, in a word or two, or nothing. */
export const SavingMark = ({ order }: { order: Pick<DrawnOrder, 'changes'> }) => {
  const [tracing, setTracing] = useState(false);
  const change = changeToTell(order.changes);
  const words = change && describeChange(change);
  if (change === undefined || words === undefined) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-muted text-xs">
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <MovingDot />
        {words.text}
      </span>
      {words.traced && (
        <button
          type="button"
          onClick={() => setTracing(true)}
          className="min-h-6 whitespace-nowrap rounded-md font-medium text-accent underline underline-offset-4"
        >
          What is happening?
        </button>
      )}
      <TraceDialog commandId={change.commandId} open={tracing} onOpen={setTracing} />
    </span>
  );
};
