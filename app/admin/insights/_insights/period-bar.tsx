'use client';

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { Popover } from '#app/_ui/overlays/popover.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { formatDay } from '#app/_ui/text/format-time.ts';
import { useUtcNote } from '#app/_ui/text/use-utc-note.ts';
import type { Insights } from '#server/contracts/insights.ts';
import { type InsightsFilter, insightsPath, neighbour, presets } from './insights-filter.ts';
import { PeriodForm } from './period-form.tsx';

type Props = {
  filter: InsightsFilter;
  currency: string | undefined;
  /** The days that are shown; undefined while they are on their way. */
  shown: Pick<Insights, 'from' | 'to'> | undefined;
};

/** Chooses the days: so many up to today, the same number before or after, or own ones. */
export const PeriodBar = ({ filter, currency, shown }: Props) => {
  const router = useRouter();
  const period = 'days' in filter ? shown : filter;
  const utc = useUtcNote(period?.from);
  return (
    <div className="mt-2 mb-4">
      <TabLinks
        label="Days"
        tabs={presets.map(({ days, label }) => ({
          href: insightsPath({ days }, currency),
          label,
          count: undefined,
          current: 'days' in filter && filter.days === days,
        }))}
      />
      <div className="mt-3 flex min-h-8 flex-wrap items-center gap-2">
        {period !== undefined && (
          <ButtonLink
            size="small"
            href={insightsPath(neighbour(period, -1), currency)}
            aria-label="The days before"
            title="The days before"
          >
            <ChevronLeft aria-hidden size={16} />
          </ButtonLink>
        )}
        <Popover
          title="Own days"
          trigger={
            <Button size="small">
              <CalendarDays aria-hidden size={14} /> {period ? `${told(period)}${utc}` : 'Own days'}
            </Button>
          }
        >
          {(close) => (
            <PeriodForm
              from={period?.from ?? ''}
              to={period?.to ?? ''}
              onApply={(own) => {
                close();
                router.push(insightsPath(own, currency), { scroll: false });
              }}
            />
          )}
        </Popover>
        {period !== undefined && !('days' in filter) && (
          <ButtonLink
            size="small"
            href={insightsPath(neighbour(period, 1), currency)}
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

const told = ({ from, to }: { from: string; to: string }) => {
  const [first, last] = [from, to].map((day) => formatDay(Date.parse(day), null));
  return from === to ? first : `${first} to ${last}`;
};
