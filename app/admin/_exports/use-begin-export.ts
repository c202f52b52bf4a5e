'use client';

import { useCallback } from 'react';
import { newId } from '#app/_consistency/react/commands/new-id.ts';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useAskExport } from '#app/_consistency/react/queries/use-ask-export.ts';
import { keepExport } from './kept-exports.ts';

/**
 * Begins to download the file at a path, at any size, once the server says that it can be had; the
 * panel then tells how far it is. Answers why it was not begun, if it was not.
 */
export const useBeginExport = (): ((
  path: string,
  signal: AbortSignal,
) => Promise<string | undefined>) => {
  const { store } = useEngine().engine;
  const ask = useAskExport();
  return useCallback(
    async (path, signal) => {
      const refusal = await ask(path, signal);
      if (signal.aborted || refusal !== undefined) return refusal;
      const id = newId();
      download(`${path}${path.includes('?') ? '&' : '?'}export=${id}`);
      keepExport(store.viewer.id, { id, path });
    },
    [ask, store],
  );
};

const download = (path: string): void => {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
};
