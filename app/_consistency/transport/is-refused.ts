import { ReadFailed } from './http-client.ts';

/** Whether a read failed for whose session has ended, or who may not ask: asking again helps nothing. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ReadFailed && (error.status === 401 || error.status === 403);
