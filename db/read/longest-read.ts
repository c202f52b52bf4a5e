/**
 * How long at most a reader holds one snapshot of the views (ms), as an export does. What needs a
 * table for itself, as a rebuild that takes its place, waits longer than that.
 */
export const longestReadMs = 15 * 60_000;
