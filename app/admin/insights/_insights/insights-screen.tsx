'use client';

import { useSearchParams } from 'next/navigation';
import { memo, useMemo } from 'react';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { TabLinks } from '#app/_ui/tab-links.tsx';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import type { Insights } from '#server/contracts/insights.ts';
import { CancelReasonsCard } from './cancel-reasons-card.tsx';
import { DayCards } from './day-cards.tsx';
import { Figures } from './figures.tsx';
import { parseInsights, showCurrency, showDays } from './insights-address.ts';
import { type InsightsFilter, insightsPath } from './insights-filter.ts';
import { currenciesOf, insightsOf } from './insights-of.ts';
import { InsightsSkeleton } from './insights-skeleton.tsx';
import { LastDaysNote } from './last-days-note.tsx';
import { NothingSold } from './nothing-sold.tsx';
import { PeriodBar } from './period-bar.tsx';
import { TopProductsCard } from './top-products-card.tsx';
import { useInsights } from './use-insights.ts';

type Props = {
  /**
   * What the server has rendered, and for which days; `areLast`: they were the last with orders then,
   * and long ago.
   */
  initial: { path: string; insights: Insights; areLast: boolean };
};

/** What was sold and cancelled, day by day, beside the time before. The URL is the choice of days. */
export const InsightsScreen = ({ initial }: Props) => {
  const query = useSearchParams().toString();
  const params = useMemo(() => new URLSearchParams(query), [query]);
  const { filter, currency } = useMemo(() => parseInsights(params), [params]);
  const isRendered = insightsPath(filter) === initial.path;
  const { insights, today, status, error, retry, asOf, isPreviousAnswer } = useInsights(
    filter,
    isRendered ? initial.insights : undefined,
  );
  return (
    <div className="max-w-[100rem]">
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-xl tracking-tight">Insights</h1>
        <Freshness asOf={asOf} arriving={0} />
      </div>
      <PeriodBar filter={filter} currency={currency} today={today} onDays={showDays} />
      {params.has('last') && (
        <LastDaysNote filter={filter} rendered={isRendered && initial.areLast} />
      )}
      {status === 'loading' && <InsightsSkeleton />}
      {status === 'error' && (
        <ErrorState
          title="The insights could not be read"
          reason={error?.message}
          onRetry={retry}
        />
      )}
      {insights !== undefined && (
        <div aria-busy={isPreviousAnswer} className={isPreviousAnswer ? 'opacity-60' : undefined}>
          {error !== null && <NotRefreshed what="figures" onRetry={retry} />}
          <Body insights={insights} filter={filter} wanted={currency} />
        </div>
      )}
    </div>
  );
};

type BodyProps = {
  insights: Insights;
  filter: InsightsFilter;
  /** The currency that the URL asks for. */
  wanted: string | undefined;
};

/** Drawn again when its figures change, not whenever the log moves. */
const Body = memo(({ insights, filter, wanted }: BodyProps) => {
  const currencies = currenciesOf(insights);
  const currency = currencies.find((one) => one === wanted) ?? currencies[0];
  const own = currency && insightsOf(insights, currency);
  if (!own) return <NothingSold currency={wanted} onDays={showDays} />;
  return (
    <>
      {currencies.length > 1 && (
        <div className="mb-4">
          <TabLinks
            label="Currency"
            tabs={currencies.map((one) => ({
              href: insightsPath(filter, one),
              label: one,
              count: undefined,
              current: one === currency,
              onPick: () => showCurrency(one),
            }))}
          />
        </div>
      )}
      <Figures totals={own.totals} period={insights} />
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <DayCards days={own.days} today={insights.today} currency={own.totals.currency} />
        <TopProductsCard products={own.products} currency={own.totals.currency} />
        <CancelReasonsCard
          reasons={insights.cancelReasons}
          areMixed={currencies.length > 1}
          isCompared={insights.today === undefined}
        />
      </div>
    </>
  );
});
