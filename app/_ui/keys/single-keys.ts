'use client';

import { useSyncExternalStore } from 'react';
import { createListeners } from '../create-listeners.ts';
import { keepCookie } from '../theme/keep-cookie.ts';
import { parseSingleKeys, singleKeysCookie } from './single-keys-choice.ts';

const [subscribe, tell] = createListeners();

/**
 * Whether a letter or a sign, pressed alone, may do something. Who speaks to their computer, or whose
 * hand trembles, presses some without wanting to, and turns them off.
 */
export const areSingleKeysOn = (): boolean =>
  parseSingleKeys(document.documentElement.dataset.singleKeys) === 'on';

/** Turns them on or off, for a year in this browser. */
export const setSingleKeys = (on: boolean): void => {
  const choice = on ? 'on' : 'off';
  document.documentElement.dataset.singleKeys = choice;
  keepCookie(singleKeysCookie, choice);
  tell();
};

/** Whether single keys are on, for a component that draws by it. */
export const useSingleKeys = (): boolean =>
  useSyncExternalStore(subscribe, areSingleKeysOn, () => true);
