'use client';
import { isUnresolved } from '../core/pending-command.ts';
import { useEngineState } from './engine-context.ts';

/** How many of the viewer's changes the server has not answered yet; signing out loses them. */
export const useUnresolved = (): number => useEngineState().pending.filter(isUnresolved).length;
