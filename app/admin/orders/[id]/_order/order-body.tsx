import type { DrawnOrder } from '#app/_consistency/core/drawing/drawn-order.ts';
import type {
  DrawnTimelineEntry,
  useTimeline,
} from '#app/_consistency/react/queries/use-timeline.ts';
import { OrderLines } from '#app/_orders/order-lines.tsx';
import { Timeline, TimelineSkeleton } from '#app/_orders/timeline/timeline.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import type { Order } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import type { VersionChoice } from './version-url.ts';
import { Versions } from './versions.tsx';

type Props = {
  order: DrawnOrder;
  /** The order at the version that is looked at; undefined while that is read. */
  shown: Order | undefined;
  history: ReturnType<typeof useTimeline>;
  viewer: Viewer;
  choice: VersionChoice;
  onChoice: (choice: VersionChoice) => void;
  onWhy: (entry: DrawnTimelineEntry) => void;
};

/** What was ordered, what has happened to it since, and its versions. */
export const OrderBody = ({ order, shown, history, viewer, choice, onChoice, onWhy }: Props) => (
  <div>
    <section aria-labelledby="lines">
      <h2 id="lines" className="mb-1 font-semibold">
        Lines
      </h2>
      {shown === undefined ? <Skeleton className="h-24" /> : <OrderLines order={shown} />}
    </section>
    <section aria-labelledby="history" className="mt-8">
      <h2 id="history" className="mb-4 font-semibold">
        History
      </h2>
      {history.status === 'loading' && <TimelineSkeleton />}
      {history.status === 'error' && (
        <ErrorState title="The history could not be loaded" onRetry={history.retry} />
      )}
      <Timeline
        detailed
        entries={history.entries}
        viewer={viewer}
        customerName={order.customerName}
        at={choice.at}
        onWhy={onWhy}
      />
    </section>
    <Versions
      order={order}
      entries={history.entries}
      viewer={viewer}
      choice={choice}
      onChoice={onChoice}
    />
  </div>
);
