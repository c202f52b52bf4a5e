'use client';

import { isRefused } from '#app/_consistency/core/drawing/change.ts';
import { laterInside } from '#app/_ui/overlays/later.tsx';

import type { RefusedChangesProps } from './refused-changes.tsx';

const RefusedChanges = laterInside(() =>
  import('./refused-changes.tsx').then((module) => module.RefusedChanges),
);

/** What came back refused, if anything did: its words and buttons are fetched ahead for then. */
export const RefusalNotes = (props: RefusedChangesProps) =>
  props.changes.some(isRefused) ? <RefusedChanges {...props} /> : null;
