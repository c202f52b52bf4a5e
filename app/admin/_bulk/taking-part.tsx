import { type BulkAction, type BulkOrder, canTakePart } from '#app/_consistency/bulk/bulk-plan.ts';
import { mostAtOnce } from '#app/_consistency/bulk/read-matching.ts';
import { countOf, formatNumber } from '#app/_ui/text/format-number.ts';
import { bulkWords } from './bulk-words.ts';

type Props = {
  action: BulkAction;
  orders: readonly BulkOrder[];
  /** How many of those that can take part were named; left out: none needs to be. */
  named?: number | undefined;
  /** Only the first of those that match, because they are too many for one piece of work. */
  isPart: boolean;
};

/** Says before how many orders take part, and why the others do not. */
export const TakingPart = ({ action, orders, named, isPart }: Props) => {
  const able = orders.filter((order) => canTakePart(action, order)).length;
  const unnamed = named === undefined ? 0 : able - named;
  const most = formatNumber(mostAtOnce);
  return (
    <p className="text-sm">
      <strong className="font-medium">{countOf(named ?? able, 'order')}</strong> will be{' '}
      {bulkWords[action].done}.
      {able < orders.length &&
        ` ${formatNumber(orders.length - able)} cannot be now and will be left out.`}
      {unnamed > 0 &&
        ` ${formatNumber(unnamed)} ${unnamed === 1 ? 'has' : 'have'} no line here and will be left out.`}
      {isPart &&
        ` More than ${most} match: these are the first ${most} by number, the others can be done after them.`}
    </p>
  );
};
