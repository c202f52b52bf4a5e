import { isTransient } from '../create-query-client.ts';

/**
 * Whether asking for the rest of a list would fail again, and why it failed; without a reason it was
 * the part that is there that could not be read anew.
 */
export type MoreFailed = { reason?: string; repeats: boolean };

type Failed = { error: Error | null; isRefetchError: boolean };

/** The failure of a list's next page or of its renewal, by its query's error; undefined without one. */
export const moreFailed = ({ error, isRefetchError }: Failed): MoreFailed | undefined => {
  if (error === null) return undefined;
  const repeats = !isTransient(error);
  return isRefetchError ? { repeats } : { reason: error.message, repeats };
};
