'use client';

import { useEffect, useState } from 'react';
import type { DecisionBasis } from '#app/_consistency/core/pending/decision-basis.ts';

/** For how long (ms) a change must have been on screen before a press can be said to know of it. */
const readingTime = 1_000;

/**
 * On what somebody decides in an open dialog: the order as it was `opened`, or as it has been shown
 * for a while since. A change that arrives under the finger is not decided on.
 */
export const useDecided = ({
  version,
  own,
}: DecisionBasis): { opened: DecisionBasis; decided: DecisionBasis } => {
  const [opened] = useState({ version, own });
  const [decided, setDecided] = useState(opened);
  useEffect(() => {
    const timer = setTimeout(setDecided, readingTime, { version, own });
    return () => clearTimeout(timer);
  }, [version, own]);
  return { opened, decided };
};
