type Refetchable = {
  isFetching: boolean;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
  refetch: () => Promise<unknown>;
};

/** At most one fetch a second, as in `app/_consistency/react/queries/use-refetch-when-stale.ts`. */
const pace = 1_000;

/** Reads a view anew while it is stale; `look` after every draw, as the hook's effect does. */
export const renewWhenStale = () => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    look: (query: Refetchable, isStale: boolean) => {
      clearTimeout(timer);
      if (!isStale || query.isFetching) return;
      const due = Math.max(query.dataUpdatedAt, query.errorUpdatedAt) + pace - Date.now();
      timer = setTimeout(() => void query.refetch(), Math.min(pace, Math.max(0, due)));
    },
    stop: () => clearTimeout(timer),
  };
};
