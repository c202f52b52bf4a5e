'use client';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Viewer } from '#server/contracts/roles.ts';
import { EngineContext } from './engine-context.ts';
import { pageEngine, startEngine } from './page-engine.ts';

/** Gives its screens the page's one consistency engine; `viewer` is null for somebody not signed in. */
export const ConsistencyProvider = ({
  viewer,
  children,
}: {
  viewer: Viewer | null;
  children: ReactNode;
}) => {
  // By id and role: the server renders an equal viewer into a new object at every navigation.
  const key = viewer && `${viewer.role}:${viewer.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the viewer, see above
  const page = useMemo(() => pageEngine(viewer), [key]);
  useEffect(() => startEngine(page), [page]);
  return <EngineContext value={page}>{children}</EngineContext>;
};
