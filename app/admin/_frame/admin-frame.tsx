'use client';

import {
  Activity,
  ChartColumn,
  ClipboardList,
  Contact,
  PanelLeftClose,
  PanelLeftOpen,
  ShieldCheck,
  Store,
  Users,
} from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { LiveBar } from '#app/_orders/live-bar.tsx';
import { DemoLine } from '#app/_session/demo/demo-line.tsx';
import { AccountMenu } from '#app/_session/menu/account-menu.tsx';
import { Wordmark } from '#app/_ui/brand/wordmark.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { UrlSearch } from '#app/_ui/fields/url-search.tsx';
import { keepCookie } from '#app/_ui/theme/keep-cookie.ts';
import { may } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { BulkWork } from '../_bulk/bulk-work.tsx';
import { DeskKeys } from '../_palette/desk-keys.tsx';
import { LiveDot, LiveFoot } from './live-foot.tsx';
import { railCookie } from './rail-cookie.ts';

type Props = {
  viewer: Viewer;
  demo: boolean;
  /** Where the desk opens: all orders, or what leads to the view that was chosen for it. */
  home: string;
  initiallySmall: boolean;
  children: ReactNode;
};

/** The frame of the admin's pages: a rail with the places, a bar with the one search box. */
export const AdminFrame = ({ viewer, demo, home, initiallySmall, children }: Props) => {
  const [small, setSmall] = useState(initiallySmall);
  const fold = () => {
    setSmall(!small);
    keepCookie(railCookie, small ? 'wide' : 'small', '/admin');
  };
  return (
    <div className="flex min-h-dvh text-sm max-lg:flex-col print:block">
      <nav
        aria-label="Admin"
        className={classNames(
          'flex shrink-0 gap-1 bg-subtle lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:border-r lg:p-3 print:hidden',
          'max-lg:items-center max-lg:border-b max-lg:px-4 max-lg:py-1',
          small ? 'lg:w-16' : 'lg:w-56',
        )}
      >
        <div className={classNames('lg:mb-3 lg:px-2', small && 'lg:w-8 lg:overflow-hidden')}>
          <Wordmark href={home} />
        </div>
        {/* `relative`, so that names which are only heard scroll with it and widen no page. */}
        <div className="relative flex gap-1 max-lg:ml-auto max-lg:min-w-0 max-lg:overflow-x-auto max-sm:gap-0 lg:flex-col">
          <Place
            href="/admin/orders"
            to={home}
            icon={<ClipboardList size={18} />}
            label="Orders"
            {...{ small }}
          />
          {may(viewer.role, 'view-insights') && (
            <Place
              href="/admin/insights"
              icon={<ChartColumn size={18} />}
              label="Insights"
              {...{ small }}
            />
          )}
          {may(viewer.role, 'view-customers') && (
            <Place
              href="/admin/customers"
              icon={<Contact size={18} />}
              label="Customers"
              {...{ small }}
            />
          )}
          {may(viewer.role, 'manage-users') && (
            <Place href="/admin/users" icon={<Users size={18} />} label="Users" {...{ small }} />
          )}
          {may(viewer.role, 'read-security-log') && (
            <Place
              href="/admin/security"
              icon={<ShieldCheck size={18} />}
              label="Security log"
              {...{ small }}
            />
          )}
          {may(viewer.role, 'operate') && (
            <Place
              href="/admin/operations"
              icon={<Activity size={18} />}
              label="Operations"
              {...{ small }}
            />
          )}
          <Place href="/" icon={<Store size={18} />} label="Shop" {...{ small }} />
        </div>
        <div
          className={classNames(
            'mt-auto flex items-center justify-between gap-2 max-lg:hidden',
            small && 'flex-col gap-1',
          )}
        >
          {small ? <LiveDot className="hover:bg-sunken" /> : <LiveFoot />}
          <IconButton
            label={small ? 'Widen the rail' : 'Fold the rail'}
            aria-expanded={!small}
            icon={small ? <PanelLeftOpen size={18} /> : <PanelLeftClose size={18} />}
            onClick={fold}
            className="hover:bg-sunken"
          />
        </div>
      </nav>
      <div className="flex min-w-0 flex-1 flex-col">
        {demo && <DemoLine />}
        <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b bg-canvas/95 px-4 backdrop-blur-sm sm:px-6 print:hidden">
          <div className="w-full max-w-lg">
            <UrlSearch
              path="/admin/orders"
              label="Search orders: number, name, e-mail, product"
              shortcut="/"
            />
          </div>
          <div className="ml-auto flex items-center gap-1">
            <div className="lg:hidden">
              <LiveDot />
            </div>
            <DeskKeys />
            <AccountMenu viewer={viewer} />
          </div>
        </header>
        <LiveBar />
        <BulkWork />
        <main id="main" tabIndex={-1} className="flex-1 px-4 pt-5 pb-16 sm:px-6">
          {children}
        </main>
      </div>
    </div>
  );
};

type PlaceProps = {
  href: string;
  /** Where it leads, if not there itself. */
  to?: string;
  icon: ReactNode;
  label: string;
  small: boolean;
};

const Place = ({ href, to = href, icon, label, small }: PlaceProps) => {
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
        'flex h-9 shrink-0 items-center gap-2.5 rounded-md px-2.5 transition-colors max-lg:-outline-offset-2 max-sm:px-2',
        here
          ? 'bg-sunken font-medium forced-colors:border'
          : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      <span aria-hidden>{icon}</span>
      <span className={classNames('max-[56rem]:sr-only', small && 'lg:sr-only')}>{label}</span>
    </Link>
  );
};
