'use client';

import { LayoutList } from 'lucide-react';
import { AccountMenu } from '#app/_session/menu/account-menu.tsx';
import { useSignInPath } from '#app/_session/sign-in/use-sign-in-path.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { Wordmark } from '#app/_ui/brand/wordmark.tsx';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { UrlSearch } from '#app/_ui/fields/url-search.tsx';
import type { OrderCounts } from '#server/contracts/order-queries.ts';
import { isStaff } from '#server/contracts/permissions.ts';
import { CartButton } from '../_cart/cart-button.tsx';
import { forgetCartOf } from '../_cart/cart-store.ts';
import { MyOrdersLink } from './my-orders-link.tsx';

/** The top of every shop page. */
export const ShopHeader = ({ counts }: { counts: OrderCounts | undefined }) => {
  const viewer = useViewer();
  const signInPath = useSignInPath();
  return (
    <header className="sticky top-0 z-30 border-b bg-canvas/95 backdrop-blur-sm print:hidden">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-2 px-4 sm:h-16 sm:flex-nowrap sm:gap-x-4 sm:px-6 lg:px-8">
        <Wordmark />
        <div className="order-last w-full pb-3 sm:order-none sm:mx-auto sm:max-w-xl sm:pb-0">
          {/* Its key can be turned off in the account's menu, which a guest has not. */}
          <UrlSearch
            path="/"
            label="Search the catalogue"
            shortcut={viewer === null ? undefined : '/'}
          />
        </div>
        <nav aria-label="Your shop" className="ml-auto flex h-14 items-center gap-1 sm:ml-0">
          {viewer?.role === 'customer' && <MyOrdersLink initial={counts} />}
          {viewer !== null && isStaff(viewer.role) && (
            <ButtonLink kind="quiet" size="small" href="/admin/orders">
              <LayoutList aria-hidden size={16} /> Admin
            </ButtonLink>
          )}
          {viewer === null ? (
            <ButtonLink kind="quiet" size="small" href={signInPath}>
              Sign in
            </ButtonLink>
          ) : (
            <AccountMenu viewer={viewer} onSignOut={() => forgetCartOf(viewer.id)} />
          )}
          <CartButton />
        </nav>
      </div>
    </header>
  );
};
