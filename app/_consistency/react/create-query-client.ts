import { QueryClient } from '@tanstack/react-query';
import { ReadFailed } from '../transport/http-client.ts';

/** The page's query cache; it holds the server's truth and nothing else. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The changes loop keeps every answer current; TanStack Query's own rules compare clocks.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        refetchOnMount: false,
        networkMode: 'always',
        structuralSharing: false,
        retry: (failures, error) => failures < 3 && isTransient(error),
        retryDelay: (failures, error) =>
          Math.max(
            error instanceof ReadFailed ? error.retryAfterMs : 0,
            Math.min(1_000 * 2 ** failures, 30_000),
          ),
      },
    },
  });

/** Whether asking again may be answered otherwise. */
export const isTransient = (error: Error): boolean =>
  !('status' in error) ||
  typeof error.status !== 'number' ||
  error.status === 0 ||
  error.status === 412 ||
  error.status === 429 ||
  error.status >= 500;
