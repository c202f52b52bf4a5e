'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { formatNumber } from './format-number.ts';

type Props = {
  label: string;
  tabs: readonly { href: string; label: string; count: number | undefined; current: boolean }[];
};

/** Views of one list beside each other, each with its own URL and its count. */
export const TabLinks = ({ label, tabs }: Props) => {
  const nav = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  // On a phone the tabs are wider than it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is the reason to look
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current === null || !tab) return;
    nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={nav} aria-label={label} className="relative overflow-x-auto border-b print:hidden">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? 'page' : undefined}
              className={classNames(
                'flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 px-2.5 text-sm transition-colors -outline-offset-2',
                tab.current
                  ? 'border-accent font-medium text-ink'
                  : 'border-transparent text-muted hover:text-ink',
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
};
