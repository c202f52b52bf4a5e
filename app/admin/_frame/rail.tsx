'use client';

import {
  Activity,
  ChartColumn,
  ClipboardList,
  Contact,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  ShieldCheck,
  Store,
  Users,
} from 'lucide-react';
import { useState } from 'react';
import { Wordmark } from '#app/_ui/brand/wordmark.tsx';
import { IconButton } from '#app/_ui/buttons/icon-button.tsx';
import { classNames } from '#app/_ui/class-names.ts';
import { laterInside } from '#app/_ui/overlays/later.tsx';
import { keepCookie } from '#app/_ui/theme/keep-cookie.ts';
import { type Action, may } from '#server/contracts/permissions.ts';
import type { Role } from '#server/contracts/roles.ts';
import { LiveDot, LiveFoot } from './live-foot.tsx';
import { railCookie } from './rail-cookie.ts';
import { RailLink } from './rail-link.tsx';

const places: readonly { href: string; label: string; icon: LucideIcon; needs: Action }[] = [
  { href: '/admin/orders', label: 'Orders', icon: ClipboardList, needs: 'view-orders' },
  { href: '/admin/insights', label: 'Insights', icon: ChartColumn, needs: 'view-insights' },
  { href: '/admin/customers', label: 'Customers', icon: Contact, needs: 'view-customers' },
  { href: '/admin/users', label: 'Users', icon: Users, needs: 'manage-users' },
  { href: '/admin/security', label: 'Security log', icon: ShieldCheck, needs: 'read-security-log' },
  { href: '/admin/operations', label: 'Operations', icon: Activity, needs: 'operate' },
];

const OperationsAlarm = laterInside(() =>
  import('./operations-alarm.tsx').then((module) => module.OperationsAlarm),
);

type Props = {
  role: Role;
  /** Where the desk opens: all orders, or what leads to the view that was chosen for it. */
  home: string;
  initiallySmall: boolean;
};

/** The places that this role may open, at the side of a wide page and on top of a narrow one. */
export const Rail = ({ role, home, initiallySmall }: Props) => {
  const [small, setSmall] = useState(initiallySmall);
  const fold = () => {
    setSmall(!small);
    keepCookie(railCookie, small ? 'wide' : 'small', '/admin');
  };
  return (
    <nav
      aria-label="Admin"
      className={classNames(
        'flex shrink-0 gap-1 bg-subtle lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:border-r lg:p-3 print:hidden',
        'max-lg:items-center max-lg:border-b max-lg:px-4 max-lg:py-1',
        small ? 'lg:w-16' : 'lg:w-56',
      )}
    >
      <div className={classNames('lg:mb-3 lg:px-2', small && 'lg:w-8 lg:overflow-hidden')}>
        {/* On the smallest phones its name would push the last places, and their alarm, out of sight. */}
        <Wordmark href={home} nameClass="max-[24rem]:sr-only" />
      </div>
      {/* `relative`, so that names which are only heard scroll with it and widen no page. */}
      <div className="relative flex gap-1 max-lg:ml-auto max-lg:scroll-shade max-lg:min-w-0 max-lg:overflow-x-auto max-lg:[--ground:var(--color-subtle)] max-sm:gap-0 lg:flex-col">
        {places
          .filter(({ needs }) => may(role, needs))
          .map(({ href, label, icon: Icon, needs }) => (
            <RailLink
              key={href}
              href={href}
              to={href === '/admin/orders' ? home : href}
              icon={<Icon size={18} />}
              label={label}
              small={small}
              mark={needs === 'operate' && <OperationsAlarm small={small} />}
            />
          ))}
        <RailLink href="/" icon={<Store size={18} />} label="Shop" small={small} />
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
  );
};
