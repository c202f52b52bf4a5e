import type { QueryClient } from '@tanstack/react-query';
import type { Engine } from '#app/_consistency/create-engine.ts';

/** What the screens of one page share. */
export type PageParts = {
  engine: Engine;
  queryClient: QueryClient;
  /** Something that may be drawn has changed. */
  changed: () => void;
};
