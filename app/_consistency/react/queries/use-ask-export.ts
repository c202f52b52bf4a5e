'use client';
import { useCallback } from 'react';
import { askExport, type ExportAnswer } from '#app/_consistency/transport/ask-export.ts';
import { useEngine } from '../engine-context.ts';

/** Asks whether the orders at a URL can be exported now for this page's viewer, and how many they are. */
export const useAskExport = (): ((url: string, signal: AbortSignal) => Promise<ExportAnswer>) => {
  const { engine } = useEngine();
  return useCallback((url, signal) => askExport(engine.store.viewer.id, url, signal), [engine]);
};
