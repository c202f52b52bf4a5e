import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#app/_ui/table.tsx';
import { formatNumber } from '#app/_ui/text/format-number.ts';
import { Time } from '#app/_ui/text/time.tsx';
import type { OperationsOverview } from '#server/contracts/operations.ts';
import { OrderLink } from './order-link.tsx';

/** The events that the views lack for good, why and by whom; newest first. */
export const SkippedTable = ({ skipped }: Pick<OperationsOverview, 'skipped'>) => (
  <Table label="Skipped events">
    <TableHead>
      <tr>
        {['Order', 'Event', 'Why', 'When'].map((name) => (
          <TableHeader key={name}>{name}</TableHeader>
        ))}
      </tr>
    </TableHead>
    <TableBody>
      {skipped.map((one) => (
        <TableRow
          key={`${one.projection} ${one.position}`}
          className="align-top max-sm:grid max-sm:gap-y-1 max-sm:rounded-md max-sm:border max-sm:p-3"
        >
          <TableCell className="[overflow-wrap:anywhere]">
            {one.orderId === null ? (
              <span className="text-muted">Not an order’s</span>
            ) : (
              <OrderLink orderId={one.orderId} number={one.number} />
            )}
          </TableCell>
          <TableCell>
            <p>{one.type ?? 'Not written down'}</p>
            <p className="text-muted text-xs tabular-nums">
              In {one.projection}, position {formatNumber(one.position)}
            </p>
          </TableCell>
          <TableCell className="max-w-md [overflow-wrap:anywhere]">
            <p>{one.reason}</p>
            <p className="text-muted text-xs">{one.by}</p>
          </TableCell>
          <TableCell className="whitespace-nowrap text-muted tabular-nums">
            <Time at={one.at} exact />
          </TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);
