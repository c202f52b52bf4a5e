'use client';

import { useSearchParams } from 'next/navigation';

/** Whether the cart is open; it is part of the URL, so Back closes it and a link can open it. */
export const useCartPanel = () => {
  const open = useSearchParams().get('cart') === 'open';
  return { open, setOpen };
};

/** What the history keeps with a step that opening the cart made: the same page, one step before. */
type Beneath = { path: string; scrolled: number };

const setOpen = (next: boolean): void => {
  // As it is by now: the URL of the last drawing may hold what has been taken out of it since.
  const { pathname, search } = window.location;
  const params = new URLSearchParams(search);
  if ((params.get('cart') === 'open') === next) return;
  params.delete('cart');
  const closed = withParams(pathname, params);
  params.set('cart', 'open');
  const opened = withParams(pathname, params);
  const { beneath } = (window.history.state ?? {}) as { beneath?: Beneath };
  const isOwnStep = beneath?.path === closed;
  if (next && !isOwnStep) {
    const state = { beneath: { path: closed, scrolled: window.scrollY } };
    window.history.pushState(state, '', opened);
    return;
  }
  window.history.replaceState(isOwnStep ? { beneath } : null, '', next ? opened : closed);
  // Where one has scrolled since, going back would scroll too: the step stays, and the next opening
  // takes it.
  if (!next && isOwnStep && beneath.scrolled === window.scrollY) window.history.back();
};

const withParams = (pathname: string, params: URLSearchParams): string =>
  params.size === 0 ? pathname : `${pathname}?${params}`;
