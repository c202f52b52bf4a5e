'use client';

import { useEffect, useRef, useState } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { useExportsProgress } from '#app/_consistency/react/queries/use-exports-progress.ts';
import { ExportPanel } from './export-panel.tsx';
import { isOver } from './export-words.ts';
import { forgetAfterReload, forgetExport, useKeptExports } from './kept-exports.ts';
import { useBeginExport } from './use-begin-export.ts';

/** When an id was made: the first 48 bits of a UUIDv7 are ms since 1970. */
const idTime = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

/** The panel of the downloads that were begun in this tab. */
export const ExportsAtWork = () => {
  const viewerId = useEngine().engine.store.viewer.id;
  const kept = useKeptExports(viewerId);
  const states = useExportsProgress(kept.map(({ id }) => id));
  const begin = useBeginExport();
  const [problem, setProblem] = useState<{ id: string; text: string }>();
  const exports = kept.map(({ id }, index) => ({
    id,
    begunAt: idTime(id),
    state: states[index] ?? 'begin',
    problem: problem?.id === id ? problem.text : undefined,
  }));
  const over = exports.flatMap(({ id, state }) => (isOver(state) ? [id] : [])).join(' ');
  useEffect(() => {
    for (const id of over.split(' ')) if (id !== '') forgetAfterReload(viewerId, id);
  }, [over, viewerId]);
  const asked = useRef(new Set<string>());
  const again = async (id: string) => {
    const path = kept.find((one) => one.id === id)?.path;
    if (path === undefined || asked.current.has(id)) return;
    asked.current.add(id);
    setProblem(undefined);
    const text = await begin(path, new AbortController().signal);
    asked.current.delete(id);
    if (text === undefined) forgetExport(viewerId, id);
    else setProblem({ id, text });
  };
  return (
    <ExportPanel
      exports={exports}
      onAgain={(id) => void again(id)}
      onAway={(id) => forgetExport(viewerId, id)}
    />
  );
};
