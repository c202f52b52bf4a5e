import { isTransient } from '../create-query-client.ts';

/** Why a list could not be read further, and whether asking again would fail again. */
export type MoreFailed = { reason: string; repeats: boolean };

/** What the error of a list's query says about its next page; undefined while there is none. */
export const moreFailed = (error: Error | null): MoreFailed | undefined =>
  error === null ? undefined : { reason: error.message, repeats: !isTransient(error) };
