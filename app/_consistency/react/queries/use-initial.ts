'use client';
import { useState } from 'react';

/** What the server rendered, as long as `key` names the same question that it was rendered for. */
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
