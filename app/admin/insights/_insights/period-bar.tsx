'use client';

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { picked } from '#app/_ui/picked.ts';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { formatDay } from '#app/_ui/text/format-time.ts';
import { useUtcNote } from '#app/_ui/text/use-utc-note.ts';
import type { DaysChange } from './insights-address.ts';
import {
  type InsightsFilter,
  insightsPath,
  neighbour,
  type Period,
  periodOf,
  presets,
} from './insights-filter.ts';
import { PeriodForm } from './period-form.tsx';

type Props = {
  filter: InsightsFilter;
  currency: string | undefined;
  /** The day that is not over. */
  today: string;
  onDays: (change: DaysChange) => void;
};

/** Chooses the days: so many up to today, the same number before or after, or own ones. */
export const PeriodBar = ({ filter, currency, today, onDays }: Props) => {
  const period = periodOf(filter, today);
  const utc = useUtcNote(period.from);
  const beside = (side: 1 | -1) => ({
    href: insightsPath(neighbour(period, side), currency),
    ...picked(() => onDays((now) => neighbour(periodOf(now, today), side))),
  });
  return (
    <div className="mt-2 mb-4">
      <TabLinks
        label="Days"
        tabs={presets.map(({ days, label }) => ({
          href: insightsPath({ days }, currency),
          label,
          count: undefined,
          current: 'days' in filter && filter.days === days,
          onPick: () => onDays(() => ({ days })),
        }))}
      />
      <div className="mt-3 flex min-h-8 flex-wrap items-center gap-2">
        <ButtonLink
          {...beside(-1)}
          size="small"
          aria-label="The days before"
          title="The days before"
        >
          <ChevronLeft aria-hidden size={16} />
        </ButtonLink>
        <Popover
          title="Own days"
          trigger={
            <Button size="small">
              <CalendarDays aria-hidden size={14} /> {told(period)}
              {utc}
            </Button>
          }
        >
          {(close) => (
            <PeriodForm
              {...period}
              onApply={(own) => {
                close();
                onDays(() => own);
              }}
            />
          )}
        </Popover>
        {!('days' in filter) && (
          <ButtonLink
            {...beside(1)}
            size="small"
            aria-label="The days after"
            title="The days after"
          >
            <ChevronRight aria-hidden size={16} />
          </ButtonLink>
        )}
      </div>
    </div>
  );
};

const told = ({ from, to }: Period) => {
  const [first, last] = [from, to].map((day) => formatDay(Date.parse(day), null));
  return from === to ? first : `${first} to ${last}`;
};
