'use client';

import { createContext, type ReactNode, use, useEffect } from 'react';
import { keepCookie } from '../theme/keep-cookie.ts';
import { zoneCookie } from './zone-cookie.ts';

const ZoneContext = createContext<string | undefined>(undefined);

/** The viewer's time zone as the server was told it; undefined on a browser's first visit. */
export const useZone = (): string | undefined => use(ZoneContext);

type Props = { zone: string | undefined; children: ReactNode };

/** Gives the page the zone that it was rendered for, and tells the server the browser's for the next. */
export const ZoneProvider = ({ zone, children }: Props) => {
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own !== zone) keepCookie(zoneCookie, own);
  }, [zone]);
  return <ZoneContext value={zone}>{children}</ZoneContext>;
};
