'use client';

import { useEffect } from 'react';
import { useReach } from '#app/_consistency/react/use-reach.ts';
import { isHereAlready } from '#app/_ui/here-already.ts';
import { say } from '#app/_ui/overlays/say.ts';

/**
 * Without a connection a link would end on the browser's own error page and take what is drawn
 * here with it. The page stays instead, and says why. Some browsers say offline without reason: the
 * page then stays only if it does not reach the server either.
 */
export const StayWhileOffline = () => {
  const { heard, ask } = useReach();
  useEffect(() => {
    let turn = 0;
    const stay = (event: MouseEvent) => {
      const link = followedBy(event);
      if (link === undefined) return;
      turn += 1;
      if (navigator.onLine) return;
      event.preventDefault();
      if (heard() === false) return explain();
      const [pressed, { href }] = [turn, window.location];
      // What it heard last may be an answer from just before the connection went.
      void ask().then((answers) => {
        // Another link was pressed since, or one is somewhere else: this one is over.
        if (turn !== pressed || window.location.href !== href) return;
        if (answers) window.location.assign(link.href);
        else explain();
      });
    };
    document.addEventListener('click', stay, { capture: true });
    return () => document.removeEventListener('click', stay, { capture: true });
  }, [heard, ask]);
  return null;
};

/** The link of this site that a click follows in the page itself. */
const followedBy = (event: MouseEvent): HTMLAnchorElement | undefined => {
  if (event.defaultPrevented || !(event.target instanceof Element)) return undefined;
  // Another tab or window is asked for: this page stays as it is.
  if (event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const link = event.target.closest<HTMLAnchorElement>('a[href]');
  if (link === null || link.target === '_blank' || link.origin !== window.location.origin)
    return undefined;
  if (isHereAlready(link)) return undefined;
  if (link.hash !== '' && link.pathname === window.location.pathname) return undefined;
  return link;
};

const explain = () => {
  const text = 'You are offline. Other pages open when the connection is back.';
  say((toasts) => toasts.warning(text, { id: 'offline' }));
};
