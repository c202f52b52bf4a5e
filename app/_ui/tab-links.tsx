'use client';

import Link from 'next/link';
import { classNames } from './class-names.ts';
import { hereAlready } from './here-already.ts';
import { picked } from './picked.ts';
import { formatNumber } from './text/format-number.ts';

type Props = {
  label: string;
  tabs: readonly {
    href: string;
    label: string;
    count: number | undefined;
    current: boolean;
    /** Shows it on this page; without it the router leads to `href`. */
    onPick?: () => void;
    /** What it shows is here already: it opens offline too. */
    isHere?: boolean;
  }[];
};

/** Views of one list beside each other, each with its own URL and its count. */
export const TabLinks = ({ label, tabs }: Props) => (
  <nav aria-label={label} className="scroll-shade relative overflow-x-auto border-b print:hidden">
    <ul className="flex gap-1">
      {tabs.map((tab) => (
        <li key={tab.href}>
          <Link
            href={tab.href}
            ref={tab.current ? bringIntoSight : undefined}
            scroll={false}
            {...(tab.onPick && picked(tab.onPick))}
            {...(tab.isHere && hereAlready)}
            aria-current={tab.current ? 'page' : undefined}
            className={classNames(
              'flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 text-sm transition-colors -outline-offset-2',
              tab.current
                ? 'border-accent font-medium text-ink forced-colors:border-[Highlight]'
                : 'border-transparent text-muted hover:text-ink forced-colors:border-[Canvas]',
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="font-normal text-muted text-xs tabular-nums">
                {formatNumber(tab.count)}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);

/** On a phone the tabs are wider than it. */
const bringIntoSight = (tab: HTMLAnchorElement | null): void => {
  const nav = tab?.closest('nav');
  if (!tab || !nav) return;
  nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
};
