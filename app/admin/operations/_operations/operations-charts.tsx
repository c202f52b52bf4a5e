import { memo } from 'react';
import { durationText } from '#app/_ui/text/duration-text.ts';
import { formatNumber, formatShort } from '#app/_ui/text/format-number.ts';
import type { OperationsOverview } from '#server/contracts/operations.ts';
import { HistoryChart } from './history-chart.tsx';
import { historyOf } from './history-of.ts';

type Props = { history: OperationsOverview['history'] };

/** The last 15 minutes of the whole system. */
export const OperationsCharts = memo(({ history }: Props) => {
  const names = [
    ...new Set(history.flatMap(({ projections }) => projections.map(({ name }) => name))),
  ];
  const sockets = history.map(({ at, sockets: open }) => ({
    at,
    values: new Map([['Sockets', open]]),
  }));
  return (
    <div className="mt-8 grid gap-4 xl:grid-cols-2">
      <HistoryChart
        title="Lag in events"
        moments={historyOf(history, ({ lagEvents }) => lagEvents)}
        names={names}
        told={formatShort}
        height={180}
      />
      <HistoryChart
        title="Throughput, events a second"
        moments={historyOf(history, ({ eventsPerSecond }) => eventsPerSecond)}
        names={names}
        told={(value) => formatNumber(Math.round(value * 10) / 10)}
        height={180}
      />
      <HistoryChart
        title="From accepted to visible, 99 of 100"
        moments={historyOf(history, ({ visibleP99Ms }) => visibleP99Ms)}
        names={names}
        told={durationText}
        height={180}
      />
      <HistoryChart
        title="Open sockets"
        moments={sockets}
        names={['Sockets']}
        told={formatNumber}
        height={180}
      />
    </div>
  );
});
