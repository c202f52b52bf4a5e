'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '#app/_ui/class-names.ts';

type Props = {
  href: string;
  /** Where it leads, if not there itself. */
  to?: string;
  icon: ReactNode;
  label: string;
  small: boolean;
  /** What is to be seen there, behind its name. */
  mark?: ReactNode;
};

/** One place of the rail: an icon and its name, or the icon alone where the rail is small. */
export const RailLink = ({ href, to = href, icon, label, small, mark }: Props) => {
  const pathname = usePathname();
  const here = href !== '/' && pathname.startsWith(href);
  return (
    <Link
      href={to}
      // The shop is another world with code of its own; few go there from here.
      {...(href === '/' && { prefetch: false })}
      title={label}
      aria-current={here ? 'page' : undefined}
      className={classNames(
        'relative flex min-h-9 shrink-0 items-center gap-x-2.5 rounded-md lg:flex-wrap lg:py-1 px-2.5 transition-colors max-lg:-outline-offset-2 max-sm:px-2',
        here
          ? 'bg-sunken font-medium forced-colors:border'
          : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <span aria-hidden>{icon}</span>
      <span className={classNames('max-[56rem]:sr-only', small && 'lg:sr-only')}>{label}</span>
      {mark}
    </Link>
  );
};
