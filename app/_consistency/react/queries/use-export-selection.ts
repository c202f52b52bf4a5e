'use client';
import { useCallback } from 'react';
import { type Exported, exportSelection } from '#app/_consistency/transport/export-selection.ts';
import { useEngine } from '../engine-context.ts';

/** Fetches orders by their ids, 1,000 at most, as a file for this page's viewer. */
export const useExportSelection = (): ((
  ids: readonly string[],
  sort: string | undefined,
  bom: boolean,
) => Promise<Exported>) => {
  const { engine } = useEngine();
  return useCallback(
    (ids, sort, bom) => exportSelection(engine.store, { ids, sort, bom }),
    [engine],
  );
};
