import type { Switch } from './switch.ts';

const schedules = ['react/queries/schedules.test.tsx'];

const client = ['react/create-query-client.test.ts'];

export const querySwitches: Switch[] = [
  {
    name: 'what was read does not grow stale by the clock',
    rule: 'query settings',
    file: 'react/create-query-client.ts',
    find: 'staleTime: Number.POSITIVE_INFINITY,',
    replace: 'staleTime: 0,',
    why: 'Every list that is looked at again is fetched again, and flashes.',
    tests: client,
  },
  {
    name: 'a window that is looked at again fetches changes, not views',
    rule: 'query settings',
    file: 'react/create-query-client.ts',
    find: 'refetchOnWindowFocus: false,',
    replace: 'refetchOnWindowFocus: true,',
    why: 'Every glance at the window asks again for whatever failed, as fast as one looks.',
    tests: client,
  },
  {
    name: 'a network that is back fetches changes, not views',
    rule: 'query settings',
    file: 'react/create-query-client.ts',
    find: 'refetchOnReconnect: false,',
    replace: 'refetchOnReconnect: true,',
    why: 'After an outage every page asks for every view at once.',
    tests: client,
  },
  {
    name: 'what the server rendered is merged by version, never by clock',
    rule: 'query settings',
    file: 'core/reduce.ts',
    find: 'return withView(placed, { meta, orders, asked: null, at: state.now });',
    replace:
      'return { ...placed, entities: orders.reduce((all, order) => all.with(order.id, { order, epoch: meta.epoch, fresh: true }), placed.entities) };',
    why: 'A prefetched page that arrives late rolls the screen back.',
    tests: ['core/truth/truth.test.ts'],
  },
  {
    name: 'what becomes stale during a fetch is fetched again after it',
    rule: 'query settings',
    file: 'react/queries/use-refetch-when-needed.ts',
    find: 'if (!needsRefetch || isFetching) return;',
    replace: 'if (!needsRefetch || isFetching || dataUpdatedAt > 0) return;',
    why: 'An invalidation during the first fetch is lost.',
    tests: schedules,
  },
  {
    name: 'lists of an earlier generation are read anew',
    rule: 'query settings',
    file: 'react/queries/use-order-list.ts',
    find: 'generation < state.generation',
    replace: 'generation < 0',
    why: 'After too many changes to fetch row by row, the list stays as it was.',
    tests: schedules,
  },
  {
    name: 'an answer is merged into the entity map by version',
    rule: 'query settings',
    file: 'core/truth/merge-orders.ts',
    find: ': row.version > known.version;',
    replace: ': true;',
    why: 'Of two fetches the one that ends last wins.',
    tests: schedules,
  },
  {
    name: 'a first read that failed is made again while the server can be reached',
    rule: 'query settings',
    file: 'react/queries/use-refetch-when-failed.ts',
    find: 'isWanted && canAsk && hasFailed',
    replace: 'false && isWanted && canAsk && hasFailed',
    why: 'A list that was opened while the server restarted stays an error.',
    tests: ['react/queries/use-order-list.test.tsx'],
  },
];
