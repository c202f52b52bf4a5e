'use client';

import { useEffect, useState } from 'react';
import {
  type BulkAction,
  type BulkAsk,
  type BulkOrder,
  planItems,
} from '#app/_consistency/bulk/bulk-plan.ts';
import type { Begun } from '#app/_consistency/bulk/create-bulk.ts';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { useBulk } from '#app/_consistency/react/commands/use-bulk.ts';
import { Dialog } from '#app/_ui/overlays/dialog.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import type { Role } from '#server/contracts/roles.ts';
import { BulkForm } from './bulk-form.tsx';
import { bulkWords } from './bulk-words.ts';

type Props = {
  action: BulkAction;
  role: Role;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Only the first of those that match, because they are too many for one piece of work. */
  isPart: boolean;
  /** The orders that are meant, as they are now. */
  readOrders: () => Promise<readonly BulkOrder[]>;
  onBegun: () => void;
};

/** Asks what is needed to work on many orders, and says before how many take part. */
export const BulkDialog = ({ action, open, onOpen, ...rest }: Props) => (
  <Dialog
    open={open}
    onOpen={onOpen}
    title={`${bulkWords[action].ask} the selected orders`}
    description={`Nothing is sent for the first 8 seconds: until then all of it can be undone. ${bulkWords[action].final}`}
  >
    <Ask action={action} onLeave={() => onOpen(false)} {...rest} />
  </Dialog>
);

type AskProps = Omit<Props, 'open' | 'onOpen'> & { onLeave: () => void };

const Ask = ({ action, role, isPart, readOrders, onBegun, onLeave }: AskProps) => {
  // As it was when the orders were read.
  const [wasPart] = useState(isPart);
  const { bulk } = useBulk();
  const { orders, error, retry } = useOrdersOnce(readOrders);
  const [problem, setProblem] = useState<string>();
  if (error !== undefined) {
    return <ErrorState title="The orders could not be read" reason={error} onRetry={retry} />;
  }
  if (orders === undefined) {
    return (
      <div aria-busy>
        <p className="mb-3 text-muted text-sm">Reading the orders that match…</p>
        <Skeleton className="h-24" />
      </div>
    );
  }
  const begin = async (ask: BulkAsk) => {
    const begun = await bulk.begin(action, planItems(action, orders, ask, newId), newId());
    if (begun !== 'begun') return setProblem(notBegun[begun]);
    onLeave();
    onBegun();
  };
  return (
    <>
      <BulkForm
        action={action}
        role={role}
        orders={orders}
        onLeave={onLeave}
        isPart={wasPart}
        onAsk={begin}
      />
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-refused text-sm">
          {problem}
        </p>
      )}
    </>
  );
};

const notBegun: Record<Exclude<Begun, 'begun'>, string> = {
  busy: 'Other work on many orders is not put away yet, here or in another tab. Finish it first.',
  resumed:
    'A tab that was closed had left work on many orders unfinished. It has been taken up again and stands at the top of the page; this was not begun. Finish that first.',
};

const useOrdersOnce = (read: () => Promise<readonly BulkOrder[]>) => {
  const [state, setState] = useState<{ orders?: readonly BulkOrder[]; error?: string }>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once when it opens, and when asked again
  useEffect(() => {
    let isGone = false;
    read().then(
      (orders) => !isGone && setState({ orders }),
      (cause: Error) => !isGone && setState({ error: cause.message }),
    );
    return () => {
      isGone = true;
    };
  }, [turn]);
  const retry = () => {
    setState({});
    setTurn(turn + 1);
  };
  return { ...state, retry };
};
