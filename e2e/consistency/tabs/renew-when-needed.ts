type Refetchable = {
  isFetching: boolean;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  refetch: () => Promise<unknown>;
};

/** At most one fetch a second, as in `app/_consistency/react/queries/use-refetch-when-needed.ts`. */
const paceMs = 1_000;

/** Reads a view anew while it must be; `look` after every draw, as the hook's effect does. */
export const renewWhenNeeded = () => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    look: (query: Refetchable, needsRefetch: boolean) => {
      clearTimeout(timer);
      if (!needsRefetch || query.isFetching) return;
      const due = Math.max(query.dataUpdatedAt, query.errorUpdatedAt) + paceMs - Date.now();
      timer = setTimeout(() => void query.refetch(), Math.min(paceMs, Math.max(0, due)));
    },
    stop: () => clearTimeout(timer),
  };
};
