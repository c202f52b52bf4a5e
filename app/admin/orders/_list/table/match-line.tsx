import { classNames } from '#app/_ui/class-names.ts';
import { calmText } from '#app/_ui/text/calm-text.ts';
import type { SearchMatch } from '#server/contracts/order-filter.ts';
import { findMarked } from './find-marked.ts';

const names: Record<SearchMatch['field'], string> = {
  number: 'Number',
  id: 'Id',
  customerName: 'Name',
  customerEmail: 'E-mail',
  product: 'Product',
  sku: 'Product number',
  trackingNumber: 'Tracking',
};

type Props = {
  matched: readonly SearchMatch[];
  /** What was searched for; where it stands in what was found, it is marked. */
  search: string | undefined;
  className?: string | undefined;
};

/** What of an order a search was answered with. */
export const MatchLine = ({ matched, search = '', className }: Props) => (
  <span
    title={matched.map(({ text }) => text).join(' · ')}
    className={classNames('wrap-anywhere line-clamp-2 text-accent text-xs', className)}
  >
    <span className="sr-only">Found by </span>
    {matched.map(({ field, text, kind }, index) => {
      const [before, marked, after] = findMarked(
        field === 'product' ? calmText(text) : text,
        search,
      );
      return (
        <span key={`${field} ${text}`}>
          {index > 0 && ' · '}
          {names[field]}
          {kind === 'similar' ? ' like ' : ': '}
          {before}
          {marked !== '' && <mark className="bg-transparent font-bold text-inherit">{marked}</mark>}
          {after}
        </span>
      );
    })}
  </span>
);
