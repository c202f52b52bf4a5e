'use client';

import { useState } from 'react';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { SignInAgain } from '#app/_session/sign-in/sign-in-again.tsx';
import { later } from '#app/_ui/overlays/later.tsx';
import { MovingDot } from '#app/_ui/states/moving-dot.tsx';
import { changeToTell, describeChange } from './describe-change.ts';

const TraceDialog = later(() => import('./trace-dialog.tsx').then((module) => module.TraceDialog));

/** Beside an order: what is still on its way, in a word or two, or nothing. */
export const SavingMark = ({ order }: { order: Pick<DrawnOrder, 'changes'> }) => {
  // The dialog outlives the mark: a change that settles while one reads its trace says so there.
  const [traced, setTraced] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const change = changeToTell(order.changes);
  const words = change && describeChange(change);
  return (
    <>
      {change !== undefined && words !== undefined && (
        <span className="inline-flex flex-wrap items-center gap-x-1.5 text-muted text-xs">
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
            <MovingDot />
            {words.text}
          </span>
          {words.signIn === true && <SignInAgain>Sign in to send</SignInAgain>}
          {words.traced && (
            <button
              type="button"
              onClick={() => {
                setTraced(change.commandId);
                setOpen(true);
              }}
              className="min-h-6 rounded-md text-left font-medium text-accent underline underline-offset-4"
            >
              What is happening?
            </button>
          )}
        </span>
      )}
      {traced !== undefined && <TraceDialog commandId={traced} open={isOpen} onOpen={setOpen} />}
    </>
  );
};
