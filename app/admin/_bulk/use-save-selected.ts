'use client';

import { useState } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { useExportSelection } from '#app/_consistency/react/queries/use-export-selection.ts';
import { say } from '#app/_ui/overlays/say.ts';
import { mostByName } from '#server/contracts/order-queries.ts';
import { useBeginExport } from '../_exports/use-begin-export.ts';
import { exportPath } from '../orders/_list/filters/admin-filter.ts';
import { saveFile } from './save-file.ts';

/**
 * Saves the selected orders as a file: these by name, or `all` that match the filter. `bom`: so that
 * Excel reads its accents.
 */
export const useSaveSelected = (
  filter: AdminOrderFilter,
  ids: readonly string[],
  all: boolean,
): { save: (bom: boolean) => Promise<void>; busy: boolean; isTooMany: boolean } => {
  const fetchThem = useExportSelection();
  const beginExport = useBeginExport();
  const [busy, setBusy] = useState(false);
  const begin = async (bom: boolean) => {
    const path = exportPath(filter, bom);
    if (all) return beginExport(path, new AbortController().signal);
    const exported = await fetchThem(ids, filter.sort, bom);
    if ('problem' in exported) return exported.problem;
    saveFile(exported.file, exported.name);
  };
  const save = async (bom: boolean) => {
    setBusy(true);
    const problem = await begin(bom);
    setBusy(false);
    if (problem !== undefined) say((toasts) => toasts.error(problem));
  };
  return { save, busy, isTooMany: !all && ids.length > mostByName };
};
