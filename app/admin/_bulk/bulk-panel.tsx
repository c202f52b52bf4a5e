'use client';

import { Pause, Play, RotateCcw, Square, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type BulkSummary, holdMs, summarise } from '#app/_consistency/bulk/bulk-plan.ts';
import type { Bulk } from '#app/_consistency/bulk/create-bulk.ts';
import type { KeptPlan } from '#app/_consistency/bulk/keep-plan.ts';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ProgressBar } from '#app/_ui/states/progress-bar.tsx';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { BulkResults } from './bulk-results.tsx';
import { bulkWords } from './bulk-words.ts';

type Props = { bulk: Bulk; kept: KeptPlan | undefined };

/**
 * The work on many orders that goes on: how far it is, what came of it, and how to hold it. Its
 * headline is there, empty, before there is any (see `Spoken`).
 */
export const BulkPanel = ({ bulk, kept }: Props) => {
  const [details, setDetails] = useState(false);
  const summary = kept && summarise(kept.items);
  return (
    <section
      {...(kept && { 'aria-label': 'Work on many orders' })}
      className={kept ? 'border-b bg-subtle px-4 py-2.5 sm:px-6' : 'sr-only'}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p role="status" className="font-medium">
          {kept && summary && <Headline kept={kept} summary={summary} />}
        </p>
        {kept && summary && (
          <>
            <p className="text-muted tabular-nums">{tally(summary)}</p>
            <div className="ml-auto flex flex-wrap gap-2">
              <Buttons bulk={bulk} kept={kept} summary={summary} />
              <Button size="small" aria-expanded={details} onClick={() => setDetails(!details)}>
                {details ? 'Hide results' : 'Results'}
              </Button>
            </div>
          </>
        )}
      </div>
      {summary && <Progress summary={summary} />}
      {kept && details && <BulkResults action={kept.plan.action} items={kept.items} />}
    </section>
  );
};

const Progress = ({ summary }: { summary: BulkSummary }) => {
  const decided = summary.done + summary.refused;
  const asked = summary.total - summary['left-out'];
  if (asked === 0) return null;
  return <ProgressBar label="Progress" value={decided} max={asked} className="mt-2" />;
};

const tally = (summary: BulkSummary): string =>
  [
    `${formatNumber(summary.done)} done`,
    summary.refused > 0 && `${formatNumber(summary.refused)} refused`,
    summary['left-out'] > 0 && `${formatNumber(summary['left-out'])} left out`,
    !summary.isOver && `${formatNumber(summary.waiting + summary.sent)} to go`,
  ]
    .filter(Boolean)
    .join(' · ');

type PartProps = { kept: KeptPlan; summary: BulkSummary };

const Headline = ({ kept: { plan }, summary }: PartProps) => {
  const words = bulkWords[plan.action];
  const orders = countOf(summary.total - summary['left-out'], 'order');
  if (summary.isOver) return `${countOf(summary.done, 'order')} ${words.done}`;
  if (plan.state === 'held')
    return <Countdown sendAt={plan.sendAt} text={`${words.now} ${orders}`} />;
  if (plan.state === 'paused') return `Paused: ${words.now.toLowerCase()} ${orders}`;
  return `${words.now} ${orders}`;
};

/** Until when all of it can be undone; each second is drawn, none is read aloud. */
const Countdown = ({ sendAt, text }: { sendAt: number; text: string }) => {
  const [left, setLeft] = useState<number>();
  useEffect(() => {
    // By a clock that nobody sets: what is waited for is a time, not a moment of the day.
    const end = performance.now() + Math.min(holdMs, sendAt - Date.now());
    const look = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000)));
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [sendAt]);
  return (
    <>
      {text}
      <span aria-hidden className="tabular-nums">
        {left !== undefined && ` in ${left} s`}
      </span>
    </>
  );
};

const Buttons = ({ bulk, kept: { plan }, summary }: PartProps & { bulk: Bulk }) => {
  if (summary.isOver) {
    return (
      <>
        {summary.refused > 0 && (
          <Button size="small" onClick={() => bulk.retryRefused(newId)}>
            <RotateCcw aria-hidden size={14} /> Try the refused again
          </Button>
        )}
        <Button size="small" kind="primary" onClick={bulk.dismiss}>
          Put away
        </Button>
      </>
    );
  }
  if (plan.state === 'held') {
    return (
      <Button size="small" kind="primary" onClick={bulk.undo}>
        <Undo2 aria-hidden size={14} /> Undo
      </Button>
    );
  }
  return (
    <>
      {plan.state === 'paused' ? (
        <Button size="small" kind="primary" onClick={bulk.resume}>
          <Play aria-hidden size={14} /> Go on
        </Button>
      ) : (
        <Button size="small" onClick={bulk.pause}>
          <Pause aria-hidden size={14} /> Pause
        </Button>
      )}
      {plan.state !== 'stopped' && (
        <Button size="small" onClick={bulk.stop}>
          <Square aria-hidden size={14} /> Stop
        </Button>
      )}
    </>
  );
};
