'use client';

import { reasonText } from '#app/_orders/cancellation-reasons.ts';
import { formatNumber, formatShort } from '#app/_ui/text/format-number.ts';
import { ChartCard } from '#app/admin/_charts/chart-card.tsx';
import { LazyRankedChart } from '#app/admin/_charts/lazy-ranked-chart.tsx';
import type { Insights } from '#server/contracts/insights.ts';

type Given = Insights['cancelReasons'][number];

const textOf = ({ reason }: Given) => reasonText(reason, 'admin');

const before = {
  name: 'Before',
  cell: ({ previousCount }: Given) => formatNumber(previousCount),
};

type Props = {
  reasons: readonly Given[];
  /** There are several currencies, of which the others' figures are of one. */
  areMixed: boolean;
  /** All days are over: one that is not is compared with none. */
  isCompared: boolean;
};

/** Why orders were cancelled, in whatever currency they were. */
export const CancelReasonsCard = ({ reasons, areMixed, isCompared }: Props) => {
  const rows = reasons.filter(
    ({ count, previousCount }) => count + (isCompared ? previousCount : 0) > 0,
  );
  const [first] = rows;
  return (
    <ChartCard
      title={areMixed ? 'Why cancelled, all currencies' : 'Why cancelled'}
      rows={rows}
      rowKey={({ reason }) => reason}
      empty="No order was cancelled in these days."
      columns={[
        { name: 'Reason', text: true, cell: textOf },
        { name: 'Orders', cell: ({ count }) => formatNumber(count) },
        ...(isCompared ? [before] : []),
      ]}
    >
      <LazyRankedChart
        summary={`Cancellations by reason. Most often: ${first && `${textOf(first)}, ${formatNumber(first.count)}`}.`}
        height={30 + rows.length * 34}
        rows={rows}
        name={textOf}
        valueName="Orders"
        value={({ count }) => count}
        axis={formatShort}
        exact={formatNumber}
      />
    </ChartCard>
  );
};
