import { classNames } from '#app/_ui/class-names.ts';

/** A column of figures, or (`text`) of words. */
export type ChartColumn<Row> = { name: string; text?: boolean; cell: (row: Row) => string };

type Props<Row> = {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly ChartColumn<Row>[];
};

/** The figures of a chart. Narrow enough to stay a table on a phone; long ones scroll. */
export const ChartTable = <Row,>({ label, rows, rowKey, columns }: Props<Row>) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
  <section aria-label={`${label}: table`} tabIndex={0} className="max-h-80 overflow-auto">
    <table aria-label={label} className="w-full border-separate border-spacing-0 tabular-nums">
      <thead>
        <tr>
          {columns.map(({ name, text }) => (
            <th
              key={name}
              scope="col"
              className={classNames(
                'sticky top-0 border-b bg-raised px-2 py-1.5 font-medium text-muted text-xs',
                text ? 'text-left' : 'text-right',
              )}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ name, text, cell }) => (
              <td
                key={name}
                className={classNames(
                  'border-b px-2 py-1.5',
                  text ? '[overflow-wrap:anywhere]' : 'whitespace-nowrap text-right',
                )}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
