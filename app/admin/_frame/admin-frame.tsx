'use client';

import type { ReactNode } from 'react';
import { LiveBar } from '#app/_orders/live-bar.tsx';
import { DemoLine } from '#app/_session/demo/demo-line.tsx';
import { AccountMenu } from '#app/_session/menu/account-menu.tsx';
import { UrlSearch } from '#app/_ui/fields/url-search.tsx';
import { may } from '#server/contracts/permissions.ts';
import type { Viewer } from '#server/contracts/roles.ts';
import { DeskKeys } from '../_palette/desk-keys.tsx';
import { LiveDot } from './live-foot.tsx';
import { Rail } from './rail.tsx';
import { WorkPanels } from './work-panels.tsx';

type Props = {
  viewer: Viewer;
  demo: boolean;
  /** Where the desk opens: all orders, or what leads to the view that was chosen for it. */
  home: string;
  initiallySmall: boolean;
  children: ReactNode;
};

/** The frame of the admin's pages: a rail with the places, a bar with the one search box. */
export const AdminFrame = ({ viewer, demo, home, initiallySmall, children }: Props) => (
  <div className="flex min-h-dvh text-sm max-lg:flex-col print:block">
    <Rail role={viewer.role} home={home} initiallySmall={initiallySmall} />
    <div className="flex min-w-0 flex-1 flex-col">
      {demo && <DemoLine />}
      {/* In very large text it takes two lines, and goes with the page. */}
      <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-b bg-canvas/95 px-4 backdrop-blur-sm max-[16rem]:static max-[16rem]:h-auto max-[16rem]:flex-wrap max-[16rem]:py-2 sm:px-6 print:hidden">
        <div className="w-full max-w-lg">
          <UrlSearch
            path="/admin/orders"
            label="Search orders: number, name, e-mail, product, tracking"
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
      <WorkPanels exports={may(viewer.role, 'export-orders', 'all')} />
      <main id="main" tabIndex={-1} className="flex-1 px-4 pt-5 pb-16 sm:px-6">
        {children}
      </main>
    </div>
  </div>
);
