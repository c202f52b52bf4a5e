/** A range in words, either end of which may be open; undefined when both are. */
export const rangeText = (from: string | undefined, to: string | undefined): string | undefined => {
  if (from !== undefined && to !== undefined) return from === to ? from : `${from} to ${to}`;
  if (from !== undefined) return `from ${from}`;
  return to === undefined ? undefined : `up to ${to}`;
};
