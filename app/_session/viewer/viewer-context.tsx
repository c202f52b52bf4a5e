'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Viewer } from '#server/contracts/roles.ts';

const ViewerContext = createContext<Viewer | null>(null);

export const ViewerProvider = ({
  viewer,
  children,
}: {
  viewer: Viewer | null;
  children: ReactNode;
}) => <ViewerContext value={viewer}>{children}</ViewerContext>;

/** Who is signed in, or null. It decides what is drawn, never what is allowed. */
export const useViewer = (): Viewer | null => useContext(ViewerContext);
