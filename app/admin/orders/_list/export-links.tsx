'use client';

import { useEffect, useRef, useState } from 'react';
import type { AdminOrderFilter } from '#app/_consistency/core/drawing/order-filter.ts';
import { FileKinds } from '../../_exports/file-kinds.tsx';
import { useBeginExport } from '../../_exports/use-begin-export.ts';
import { exportPath } from './filters/admin-filter.ts';

type Props = { filter: AdminOrderFilter; onBegun: () => void };

/**
 * All orders that match, as a file of a kind to choose. A choice is asked about first, so that a refusal is told in words;
 * then the browser saves the file, at any size, and the panel shows how far it is.
 */
export const ExportLinks = ({ filter, onBegun }: Props) => {
  const beginExport = useBeginExport();
  const [asking, setAsking] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => () => leaving.current?.abort(), []);
  const begin = async (path: string) => {
    if (asking !== undefined) return;
    const left = new AbortController();
    leaving.current = left;
    setAsking(path);
    setProblem(undefined);
    const refusal = await beginExport(path, left.signal);
    if (left.signal.aborted) return;
    setAsking(undefined);
    if (refusal !== undefined) return setProblem(refusal);
    onBegun();
  };
  return (
    <>
      <FileKinds>
        {({ name, bom }, className) => {
          const path = exportPath(filter, bom);
          return (
            <a
              href={path}
              download
              aria-busy={asking === path}
              onClick={(event) => {
                event.preventDefault();
                void begin(path);
              }}
              className={className}
            >
              {name}
            </a>
          );
        }}
      </FileKinds>
      <p role="status" className="sr-only">
        {asking !== undefined && 'Asking for the file'}
      </p>
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-refused text-sm">
          {problem}
        </p>
      )}
    </>
  );
};
