'use client';

import { useSearchParams } from 'next/navigation';

/** Whether the cart is open; it is part of the URL, so Back closes it and a link can open it. */
export const useCartPanel = () => {
  const open = useSearchParams().get('cart') === 'open';
  return { open, setOpen };
};

const setOpen = (next: boolean): void => {
  // As it is by now: the URL of the last drawing may hold what has been taken out of it since.
  const { pathname, search } = window.location;
  const params = new URLSearchParams(search);
  if (next) params.set('cart', 'open');
  else params.delete('cart');
  const query = params.toString();
  const url = query === '' ? pathname : `${pathname}?${query}`;
  if (next) window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
};
