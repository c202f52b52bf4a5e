import { queryOptions } from '@tanstack/react-query';
import type { HttpClient } from '#app/_consistency/transport/http-client.ts';
import { isRefused } from '#app/_consistency/transport/is-refused.ts';
import { operationsAlarms } from '#server/contracts/operations.ts';

const everyMs = 30_000;

/** What is wrong with the machine, asked again and again for as long as the viewer may know. */
export const alarmsQuery = (http: HttpClient) =>
  queryOptions({
    queryKey: ['operations', 'alarms'],
    queryFn: ({ signal }) =>
      http.read('/api/admin/operations/alarms', operationsAlarms, { signal }),
    refetchInterval: ({ state }) => (isRefused(state.error) ? false : everyMs),
    retry: false,
  });
