'use client';

import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { ChartTable, type ChartColumn as Column } from './chart-table.tsx';

type Props<Row> = {
  title: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Said where there is nothing to draw. */
  empty: string;
  /** In a card already: without a frame of its own, under that card's heading. */
  inside?: boolean;
  children: ReactNode;
};

/** A chart with the table behind it: the same figures, one press away. */
export const ChartCard = <Row,>({
  title,
  rows,
  rowKey,
  columns,
  empty,
  inside = false,
  children,
}: Props<Row>) => {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const Heading = inside ? 'h3' : 'h2';
  return (
    <section aria-labelledby={id} className={inside ? 'min-w-0' : 'card min-w-0 p-4'}>
      <div className="mb-3 flex min-h-8 items-center justify-between gap-3">
        <Heading id={id} className={inside ? 'text-muted text-xs' : 'font-medium'}>
          {title}
        </Heading>
        {rows.length > 0 && (
          <Button
            kind="quiet"
            size="small"
            aria-describedby={id}
            onClick={() => setAsTable(!asTable)}
            className="print:hidden"
          >
            {asTable ? <ChartColumn aria-hidden size={14} /> : <Table2 aria-hidden size={14} />}
            {asTable ? 'Show chart' : 'Show table'}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="py-10 text-center text-muted">{empty}</p>}
      {rows.length > 0 && asTable && (
        <ChartTable label={title} rows={rows} rowKey={rowKey} columns={columns} />
      )}
      {rows.length > 0 && !asTable && children}
    </section>
  );
};
