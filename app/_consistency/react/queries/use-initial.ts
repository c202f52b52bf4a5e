'use client';
import { useState } from 'react';

/** The server's rendered answer, as long as `key` names the question that it was rendered for. */
export const useInitial = <Initial>(
  initial: Initial | undefined,
  key: string,
): Initial | undefined => {
  const [rendered, setRendered] = useState({ initial, key });
  if (rendered.initial !== initial) {
    setRendered({ initial, key });
    return initial;
  }
  return rendered.key === key ? initial : undefined;
};
