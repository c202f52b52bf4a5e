/** The same work for all who ask while it is under way: never two at a time. */
export const together = <Result>(work: () => Promise<Result>): (() => Promise<Result>) => {
  let current: Promise<Result> | undefined;
  return () => {
    current ??= work().finally(() => {
      current = undefined;
    });
    return current;
  };
};
