import Link from 'next/link';
import { classNames } from '#app/_ui/class-names.ts';
import { formatNumber } from '#app/_ui/text/format-number.ts';

type Props = { orderId: string; number: number | null };

/** Leads to an order; by its number, or by its id where no view knows the number. */
export const OrderLink = ({ orderId, number }: Props) => (
  <Link
    href={`/admin/orders/${orderId}`}
    className={classNames(
      'inline-flex min-h-6 items-center text-accent underline underline-offset-4',
      number !== null && 'whitespace-nowrap',
    )}
  >
    {number === null ? orderId : `Order ${formatNumber(number)}`}
  </Link>
);
