import { classNames } from '../class-names.ts';
import { formatMoney } from './format-money.ts';

type Props = { amount: number; currency: string; className?: string };

/** An amount in minor units, in figures that line up in a column. */
export const Money = ({ amount, currency, className }: Props) => (
  <span className={classNames('whitespace-nowrap tabular-nums', className)}>
    {formatMoney(amount, currency)}
  </span>
);
