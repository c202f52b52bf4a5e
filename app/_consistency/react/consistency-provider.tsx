'use client';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Viewer } from '#server/contracts/roles.ts';
import { parsePromised } from '../promised-cookie.ts';
import { EngineContext } from './engine-context.ts';
import { pageEngine, startEngine } from './page-engine.ts';

/**
 * Gives its screens the page's one consistency engine; `viewer` is null for somebody not signed in.
 * `promised` is the value of the cookie `evenkeel-promised` that came with the page's request.
 */
export const ConsistencyProvider = ({
  viewer,
  promised,
  children,
}: {
  viewer: Viewer | null;
  promised?: string | undefined;
  children: ReactNode;
}) => {
  // By id and role: the server renders an equal viewer into a new object at every navigation.
  const key = viewer && `${viewer.role}:${viewer.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the viewer, see above
  const page = useMemo(() => pageEngine(viewer), [key]);
  useEffect(() => startEngine(page), [page]);
  const access = useMemo(
    () => ({ ...page, promised: parsePromised(promised).position }),
    [page, promised],
  );
  return <EngineContext value={access}>{children}</EngineContext>;
};
