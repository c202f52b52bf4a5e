'use client';

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { usePanelHeight } from './panel-height.ts';
import { topBar } from './top-bar.ts';

/**
 * Another list in a table begins at its first row, with the head where it was stuck. To a list that
 * is at hand Back leads as the browser does: to where one was. `listed` names the list that is drawn;
 * undefined: it is the one before, and the next one is on its way.
 */
export const useBeginAtTop = (
  table: RefObject<HTMLElement | null>,
  listed: string | undefined,
): void => {
  const top = topBar + usePanelHeight();
  const before = useRef(listed);
  const isLate = useRef(false);
  const cameBackTo = useRef<string>(undefined);
  useEffect(() => {
    const note = () => {
      cameBackTo.current = window.location.href;
      isLate.current = false;
    };
    // Ahead of the router: what it draws is there before another listener is told.
    window.addEventListener('popstate', note, { capture: true });
    return () => window.removeEventListener('popstate', note, { capture: true });
  }, []);
  useLayoutEffect(() => {
    // What is pressed later and leads there, too, is no way back.
    if (cameBackTo.current !== window.location.href) cameBackTo.current = undefined;
    if (listed === undefined) {
      isLate.current = true;
      return;
    }
    const isBack = !isLate.current && cameBackTo.current !== undefined;
    const isAnother = before.current !== listed;
    isLate.current = false;
    before.current = listed;
    if (!isAnother || isBack || table.current === null) return;
    const first = table.current.getBoundingClientRect().top + window.scrollY - top;
    if (window.scrollY > first) window.scrollTo({ top: first });
  });
};
