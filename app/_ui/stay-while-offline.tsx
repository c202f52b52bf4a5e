'use client';

import { useEffect } from 'react';
import { say } from './say.ts';

/**
 * Without a connection a link would end on the browser's own error page and take what is drawn
 * here with it. The page stays instead, and says why.
 */
export const StayWhileOffline = () => {
  useEffect(() => {
    const stay = (event: MouseEvent) => {
      if (navigator.onLine || event.defaultPrevented || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>('a[href]');
      if (link === null || link.target === '_blank' || link.origin !== window.location.origin)
        return;
      if (link.hash !== '' && link.pathname === window.location.pathname) return;
      event.preventDefault();
      const text = 'You are offline. Other pages open when the connection is back.';
      say((toasts) => toasts.warning(text, { id: 'offline' }));
    };
    document.addEventListener('click', stay, { capture: true });
    return () => document.removeEventListener('click', stay, { capture: true });
  }, []);
  return null;
};
