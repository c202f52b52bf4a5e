'use client';

import type { Virtualizer, VirtualizerOptions } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useReducer, useState } from 'react';
import { flushSync } from 'react-dom';
import { onFirstUse } from '#app/_ui/overlays/first-use.ts';

type Library = typeof import('@tanstack/react-virtual');
export type WindowVirtualizer = Virtualizer<Window, HTMLElement>;
type Options = Omit<
  VirtualizerOptions<Window, HTMLElement>,
  'getScrollElement' | 'observeElementRect' | 'observeElementOffset' | 'scrollToFn'
>;

let library: Library | undefined;
let loading: Promise<Library> | undefined;

const load = (): Promise<Library> => {
  loading ??= import('@tanstack/react-virtual').then(
    (loaded) => {
      library = loaded;
      return loaded;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
};

// Before a second page can be asked for, and while there is a network.
if (typeof window !== 'undefined') onFirstUse(() => void load().catch(() => undefined));

/**
 * The library's own hook for lists in the window's scroll, with its 10 kB fetched at first use:
 * undefined while the list is short or they are not there. Every row is drawn then.
 */
export const useVirtualizer = (
  isLong: boolean,
  options: Options,
): WindowVirtualizer | undefined => {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const [virtual, setVirtual] = useState<WindowVirtualizer>();
  if (isLong && virtual === undefined && library !== undefined) {
    setVirtual(create(library, options));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: if it cannot be fetched, the next page asks again
  useEffect(() => {
    if (isLong && library === undefined) load().then(draw, () => undefined);
  }, [isLong, options.count]);
  virtual?.setOptions({
    ...virtual.options,
    ...options,
    // What is scrolled to is there in the same frame; what is measured comes while React draws.
    onChange: (_, isScrolling) =>
      isScrolling && !measuring.has(virtual) ? flushSync(draw) : draw(),
  });
  useLayoutEffect(() => virtual?._didMount(), [virtual]);
  useLayoutEffect(() => virtual?._willUpdate());
  return virtual;
};

const measuring = new WeakSet<WindowVirtualizer>();

const create = (
  { Virtualizer, observeWindowOffset, observeWindowRect, windowScroll }: Library,
  options: Options,
): WindowVirtualizer => {
  const virtual = new Virtualizer<Window, HTMLElement>({
    ...options,
    getScrollElement: () => window,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => window.scrollY,
  });
  const measure = virtual.measureElement;
  virtual.measureElement = (element) => {
    measuring.add(virtual);
    measure(element);
    measuring.delete(virtual);
  };
  return virtual;
};
