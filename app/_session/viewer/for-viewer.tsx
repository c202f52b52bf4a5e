'use client';

import { type ReactNode, useEffect } from 'react';
import { useViewer } from './viewer-context.tsx';

/** Whose page the server has made; undefined for somebody not signed in. */
type Props = { viewerId: string | undefined; children: ReactNode };

/**
 * What the server made for one viewer, drawn for no other. Who has signed in elsewhere in this
 * browser since is answered as themselves: then the whole page is loaded anew, as theirs.
 */
export const ForViewer = ({ viewerId, children }: Props) => {
  const isOurs = useViewer()?.id === viewerId;
  useEffect(() => {
    if (!isOurs) window.location.reload();
  }, [isOurs]);
  return isOurs ? children : null;
};
