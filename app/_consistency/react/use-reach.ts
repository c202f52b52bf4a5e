'use client';
import { useMemo } from 'react';
import * as z from 'zod/mini';
import { ReadFailed } from '../transport/http-client.ts';
import { useEngine } from './engine-context.ts';

export type Reach = {
  /** Whether the server answers, by what this page heard last; undefined when it has heard nothing. */
  heard: () => boolean | undefined;
  /** Asks it. */
  ask: () => Promise<boolean>;
};

/** Whether the server can be reached, whatever the browser says of its network. */
export const useReach = (): Reach => {
  const { engine } = useEngine();
  return useMemo(
    () => ({
      heard: () => {
        const { link } = engine.store.getSnapshot();
        return link === 'connecting' ? undefined : link !== 'offline';
      },
      ask: () =>
        engine.http.read('/api/health/live', z.unknown()).then(
          () => true,
          (error) => error instanceof ReadFailed && error.code !== 'network',
        ),
    }),
    [engine],
  );
};
