import type { ReactNode } from 'react';
import { type Tone, toneStyle } from '../badge.tsx';
import { classNames } from '../class-names.ts';

type Props = {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** A note beside the thing that it is about, with what can be done. */
export const Notice = ({ tone, icon, children, actions, className }: Props) => (
  <div
    className={classNames(
      'flex items-start gap-2.5 rounded-md px-3 py-2.5 text-sm',
      toneStyle[tone],
      className,
    )}
  >
    <span aria-hidden className="mt-0.5 shrink-0 [&>svg]:size-4">
      {icon}
    </span>
    <div className="min-w-0 flex-1">
      <div>{children}</div>
      {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </div>
  </div>
);
