'use client';

import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import { classNames } from '#app/_ui/class-names.ts';
import { MovingDot } from '#app/_ui/states/moving-dot.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { Time } from '#app/_ui/text/time.tsx';
import type { Viewer } from '#server/contracts/roles.ts';
import { describeChange } from '../saving/describe-change.ts';
import { timelineText } from './timeline-text.ts';

type Props = {
  entries: readonly DrawnTimelineEntry[];
  viewer: Viewer;
  customerName: string | null;
  /** Admins read exact times and the version that each event made. */
  detailed?: boolean;
  /** Leads from an entry to what is behind it. */
  onWhy?: ((entry: DrawnTimelineEntry) => void) | undefined;
  /** The version that is looked at, which is marked; later ones are dimmed. */
  at?: number | undefined;
};

/** What happened to an order, in its order: who, what, when, why. */
export const Timeline = ({ entries, viewer, customerName, detailed = false, onWhy, at }: Props) => {
  const shown = at ?? Number.POSITIVE_INFINITY;
  const present = entries.findLastIndex(({ version }) => version <= shown);
  return (
    <ol className="relative">
      {entries.map((entry, index) => (
        <li
          key={entry.commandId}
          className={classNames(
            'relative flex gap-3 pb-5 last:pb-0',
            entry.version > shown && 'text-muted',
          )}
          aria-current={at !== undefined && index === present ? 'step' : undefined}
        >
          {index < entries.length - 1 && (
            <span aria-hidden className="absolute top-4 bottom-[-0.5rem] left-[5px] w-px bg-line" />
          )}
          <span
            aria-hidden
            className={classNames(
              'mt-1.5 size-[11px] shrink-0 rounded-full border-2',
              index === present ? 'border-accent bg-accent' : 'border-control bg-raised',
            )}
          />
          <Entry
            entry={entry}
            viewer={viewer}
            customerName={customerName}
            detailed={detailed}
            onWhy={onWhy}
          />
        </li>
      ))}
    </ol>
  );
};

const Entry = ({
  entry,
  viewer,
  customerName,
  detailed,
  onWhy,
}: { entry: DrawnTimelineEntry; detailed: boolean } & Pick<
  Props,
  'viewer' | 'customerName' | 'onWhy'
>) => {
  const { what, who, why, quote, internal } = timelineText(entry, viewer, customerName);
  const words = entry.pending && describeChange(entry.pending);
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{what}</span>
        {detailed && (
          <span className="flex items-baseline gap-2 text-muted text-xs tabular-nums">
            version {entry.version}
            {onWhy !== undefined && (
              <button
                type="button"
                aria-label={`Why version ${entry.version}?`}
                onClick={() => onWhy(entry)}
                className="-my-1 inline-flex min-h-6 items-center rounded-md px-1.5 text-accent hover:bg-subtle print:hidden"
              >
                Why?
              </button>
            )}
          </span>
        )}
      </p>
      <p className="text-muted">
        <bdi>{who}</bdi> · <Time at={entry.at} exact={detailed} />
      </p>
      {why !== undefined && <p className="mt-0.5 break-words">{why}</p>}
      {quote !== undefined && (
        <blockquote
          dir="auto"
          className={classNames(
            'mt-1.5 whitespace-pre-line break-words rounded-md px-3 py-2',
            internal ? 'bg-pending-tint' : 'bg-subtle',
          )}
        >
          {quote}
        </blockquote>
      )}
      {words !== undefined && (
        <p className="mt-0.5 inline-flex items-center gap-1.5 text-muted text-xs">
          <MovingDot /> {words.text}
        </p>
      )}
    </div>
  );
};

/** The shape of a history of `count` events. */
export const TimelineSkeleton = ({ count = 2 }: { count?: number }) => (
  <div className="flex flex-col gap-5">
    {Array.from({ length: count }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity.
      <div key={index} className="flex gap-3">
        <Skeleton className="mt-1.5 size-[11px] rounded-full" />
        <div className="flex-1">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="mt-2 h-3 w-24" />
        </div>
      </div>
    ))}
  </div>
);
