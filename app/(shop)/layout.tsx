import { type ReactNode, Suspense } from 'react';
import { LiveBar } from '#app/_orders/live-bar.tsx';
import { DemoLine } from '#app/_session/demo/demo-line.tsx';
import { ForViewer } from '#app/_session/viewer/for-viewer.tsx';
import { pageContext } from '#server/http/page-context.ts';
import { countOrders } from '#server/queries/order-lists/count-orders.ts';
import { CartPanel } from './_cart/cart-panel.tsx';
import { CartRoom } from './_cart/cart-room.tsx';
import { ShopBody } from './_frame/shop-body.tsx';
import { ShopHeader } from './_header/shop-header.tsx';

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const { viewer, readDb, demo } = await pageContext();
  const isCustomer = viewer?.role === 'customer';
  const counts = isCustomer ? await countOrders(readDb, viewer, 'own') : undefined;
  return (
    <Suspense>
      <ForViewer viewerId={viewer?.id}>
        <CartRoom>
          {demo && <DemoLine />}
          <ShopHeader counts={counts} />
          <LiveBar />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto max-w-[100rem] px-4 pt-6 pb-20 sm:px-6 lg:px-8"
          >
            <ShopBody>{children}</ShopBody>
          </main>
        </CartRoom>
        <CartPanel />
      </ForViewer>
    </Suspense>
  );
}
