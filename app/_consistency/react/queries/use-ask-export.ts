'use client';
import { useCallback } from 'react';
import { askExport } from '#app/_consistency/transport/ask-export.ts';
import { useEngine } from '../engine-context.ts';

/** Asks whether the orders at a URL can be exported now for this page's viewer; answers why not. */
export const useAskExport = (): ((
  url: string,
  signal: AbortSignal,
) => Promise<string | undefined>) => {
  const { engine } = useEngine();
  return useCallback((url, signal) => askExport(engine.store.viewer.id, url, signal), [engine]);
};
