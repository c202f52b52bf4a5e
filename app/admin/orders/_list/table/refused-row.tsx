'use client';

import { useRouter } from 'next/navigation';
import type { Ref } from 'react';
import { isRefused } from '#app/_consistency/core/drawing/change.ts';
import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import { useCommands } from '#app/_consistency/react/commands/use-commands.ts';
import { editPath } from '#app/_orders/refusals/edit-link.ts';

import { RefusalNotes } from '#app/_orders/refusals/refusal-notes.tsx';
import { TableCell, TableRow } from '#app/_ui/table.tsx';

type Props = {
  order: DrawnOrder;
  columns: number;
  'data-index': number;
  ref: Ref<HTMLTableRowElement>;
};

export const hasRefusals = (order: DrawnOrder): boolean => order.changes.some(isRefused);

/** Under an order's row: what the viewer asked for and was refused, and what can be done about it. */
export const RefusedRow = ({ order, columns, ...rest }: Props) => {
  const { retry, discard } = useCommands();
  const router = useRouter();
  return (
    <TableRow {...rest}>
      <TableCell colSpan={columns}>
        <RefusalNotes
          changes={order.changes}
          order={order}
          onRetry={retry}
          onDiscard={discard}
          onEdit={({ commandId }) => router.push(editPath(`/admin/orders/${order.id}`, commandId))}
        />
      </TableCell>
    </TableRow>
  );
};
