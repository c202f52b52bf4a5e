'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Whether the cart is open; it is part of the URL, so Back closes it and a link can open it. */
export const useCartPanel = () => {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const open = new URLSearchParams(search).get('cart') === 'open';
  const setOpen = useCallback(
    (next: boolean) => {
      const params = new URLSearchParams(search);
      if (next) params.set('cart', 'open');
      else params.delete('cart');
      const query = params.toString();
      const url = query === '' ? pathname : `${pathname}?${query}`;
      if (next) window.history.pushState(null, '', url);
      else window.history.replaceState(null, '', url);
    },
    [pathname, search],
  );
  return { open, setOpen };
};
