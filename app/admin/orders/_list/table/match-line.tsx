import type { SearchMatch } from '#server/contracts/order-filter.ts';

const names: Record<SearchMatch['field'], string> = {
  number: 'Number',
  id: 'Id',
  customerName: 'Name',
  customerEmail: 'E-mail',
  product: 'Product',
  sku: 'Product number',
  trackingNumber: 'Tracking',
};

/** What of an order a search was answered with. */
export const MatchLine = ({ matched }: { matched: readonly SearchMatch[] }) => {
  const text = matched
    .map(({ field, text, kind }) => `${names[field]}${kind === 'similar' ? ' like' : ':'} ${text}`)
    .join(' · ');
  return (
    <span title={text} className="block truncate text-accent text-xs">
      <span className="sr-only">Found by </span>
      {text}
    </span>
  );
};
