'use client';
import type { Change } from '../core/change.ts';

const none: readonly Change[] = [];

/** The viewer's refused changes that were neither asked again nor discarded, oldest first. */
export const useRefusals = (): readonly Change[] => none;
