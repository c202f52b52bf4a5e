'use client';

import { useId } from 'react';
import { useOrderAt } from '#app/_consistency/react/queries/use-order-at.ts';
import type { DrawnTimelineEntry } from '#app/_consistency/react/queries/use-timeline.ts';
import { timelineText } from '#app/_orders/timeline/timeline-text.ts';
import { Button } from '#app/_ui/buttons/button.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { fieldStyle } from '#app/_ui/fields/field-style.ts';
import { Skeleton } from '#app/_ui/states/skeleton.tsx';
import { useNow } from '#app/_ui/use-now.ts';
import type { Order } from '#server/contracts/order.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { type Difference, diffOrders } from './diff-orders.ts';
import type { VersionChoice } from './version-url.ts';

type Props = {
  order: Order;
  entries: readonly DrawnTimelineEntry[];
  viewer: Viewer;
  choice: VersionChoice;
  onChoice: (choice: VersionChoice) => void;
};

/** The order as it was: a slider over its versions, and what differs between two of them. */
export const Versions = ({ order, entries, viewer, choice, onChoice }: Props) => {
  const slider = useId();
  const select = useId();
  const at = choice.at ?? order.version;
  const versions = Array.from({ length: order.version }, (_, index) => index + 1);
  const name = (version: number) => {
    const entry = entries.find((each) => each.version === version);
    const what = entry && timelineText(entry, viewer, order.customerName).what;
    return `${version}${what === undefined ? '' : `: ${what}`}`;
  };
  return (
    <section aria-labelledby="versions" className="mt-8 print:hidden">
      <h2 id="versions" className="mb-2 font-semibold">
        Versions
      </h2>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-56 flex-1">
          <label htmlFor={slider} className="flex justify-between text-muted text-xs">
            <span>Look at version</span>
            <span className="tabular-nums">
              {at} of {order.version}
            </span>
          </label>
          <input
            id={slider}
            type="range"
            min={1}
            max={order.version}
            value={at}
            disabled={order.version === 1}
            aria-valuetext={`Version ${name(at)}`}
            onChange={(event) => {
              const next = Number(event.currentTarget.value);
              onChoice({ ...choice, at: next === order.version ? undefined : next });
            }}
            className="mt-1.5 h-6 w-full accent-accent"
          />
        </div>
        <div className="min-w-48">
          <label htmlFor={select} className="block text-muted text-xs">
            Compare it with
          </label>
          <select
            id={select}
            value={choice.with ?? ''}
            onChange={(event) =>
              onChoice({ ...choice, with: Number(event.currentTarget.value) || undefined })
            }
            className={classNames(fieldStyle, 'h-8 text-sm')}
          >
            <option value="">No other version</option>
            {versions.map((version) => (
              <option key={version} value={version}>
                {name(version)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {choice.with !== undefined && <Compared order={order} from={choice.with} to={at} />}
    </section>
  );
};

const Compared = ({ order, from, to }: { order: Order; from: number; to: number }) => {
  const [older, newer] = from < to ? [from, to] : [to, from];
  const before = useOrderAt(order, older);
  const after = useOrderAt(order, newer);
  const now = useNow();
  if (before.status === 'error' || after.status === 'error') {
    return (
      <p role="alert" className="mt-3 flex items-center gap-3">
        The versions could not be loaded.
        <Button
          size="small"
          onClick={() => {
            before.retry();
            after.retry();
          }}
        >
          Try again
        </Button>
      </p>
    );
  }
  if (before.order === undefined || after.order === undefined) {
    return <Skeleton className="mt-3 h-16" />;
  }
  return (
    <Differences older={older} newer={newer} found={diffOrders(before.order, after.order, now)} />
  );
};

type DifferencesProps = { older: number; newer: number; found: readonly Difference[] };

const Differences = ({ older, newer, found }: DifferencesProps) => {
  if (found.length === 0) {
    return (
      <p className="mt-3 text-muted">
        {older === newer
          ? 'This is one and the same version.'
          : `Between version ${older} and ${newer} nothing of the order itself changed, only notes came.`}
      </p>
    );
  }
  return (
    <table className="mt-3 w-full text-sm">
      <caption className="sr-only">
        What differs between version {older} and version {newer}
      </caption>
      <thead>
        <tr className="text-left text-muted text-xs">
          <th scope="col" className="border-b py-1.5 pr-3 font-medium">
            What
          </th>
          <th scope="col" className="border-b py-1.5 pr-3 font-medium">
            Version {older}
          </th>
          <th scope="col" className="border-b py-1.5 font-medium">
            Version {newer}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ what, before, after }) => (
          <tr key={what} className="align-top">
            <th scope="row" className="border-b py-1.5 pr-3 text-left font-normal text-muted">
              {what}
            </th>
            <td className="border-b py-1.5 pr-3">
              {before === null ? <Nothing /> : <del className="text-refused">{before}</del>}
            </td>
            <td className="border-b py-1.5">
              {after === null ? (
                <Nothing />
              ) : (
                <ins className="font-medium text-delivered no-underline">{after}</ins>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Nothing = () => <span className="text-muted">nothing</span>;
