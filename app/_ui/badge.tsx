import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'pending' | 'shipped' | 'delivered' | 'cancelled' | 'refused' | 'arriving';

/** Written out, so that Tailwind finds the names. */
export const toneStyle: Record<Tone, string> = {
  pending: 'bg-pending-tint text-pending',
  shipped: 'bg-shipped-tint text-shipped',
  delivered: 'bg-delivered-tint text-delivered',
  cancelled: 'bg-cancelled-tint text-cancelled',
  refused: 'bg-refused-tint text-refused',
  arriving: 'bg-accent-tint text-accent',
};

type Props = { tone: Tone; icon: ReactNode; children: ReactNode; className?: string };

/** A state: colour and icon and word, never one alone. */
export const Badge = ({ tone, icon, children, className }: Props) => (
  <span
    className={classNames(
      'inline-flex h-6 items-center gap-1.5 whitespace-nowrap rounded-full pr-2.5 pl-2 font-medium text-xs',
      toneStyle[tone],
      className,
    )}
  >
    <span aria-hidden className="[&>svg]:size-3.5">
      {icon}
    </span>
    {children}
  </span>
);
