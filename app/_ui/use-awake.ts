'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the page answers by now: false on the server and until its code has come. */
export const useAwake = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
