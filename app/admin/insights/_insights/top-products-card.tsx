'use client';

import { formatMoney, formatShortMoney } from '#app/_ui/text/format-money.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { ChartCard } from '#app/admin/_charts/chart-card.tsx';
import { LazyRankedChart } from '#app/admin/_charts/lazy-ranked-chart.tsx';
import type { SoldProduct } from './insights-of.ts';

/** The chart has room for so many; the table has all. */
const mostBars = 10;

type Props = { products: readonly SoldProduct[]; currency: string };

/** The products that brought most in, less what was cancelled of them. */
export const TopProductsCard = ({ products, currency }: Props) => {
  const money = (amount: number) => formatMoney(amount, currency);
  const rows = products.slice(0, mostBars);
  const [first] = rows;
  return (
    <ChartCard
      title="Top products by revenue"
      rows={products}
      rowKey={({ productId }) => productId}
      empty="No product was sold in these days."
      columns={[
        { name: 'Product', text: true, cell: ({ productName }) => productName },
        { name: 'Pieces', cell: ({ quantity }) => formatNumber(quantity) },
        { name: 'Revenue', cell: ({ revenue }) => money(revenue) },
      ]}
    >
      <LazyRankedChart
        summary={`Products by revenue. Most: ${first && `${first.productName}, ${money(first.revenue)}`}.`}
        height={30 + rows.length * 27}
        rows={rows}
        name={({ productName }) => productName}
        valueName="Revenue"
        value={({ revenue }) => revenue}
        axis={(amount) => formatShortMoney(amount, currency)}
        exact={money}
      />
    </ChartCard>
  );
};
