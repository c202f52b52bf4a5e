import type { Selectable } from 'kysely';
import type { CustomersTable } from '#db/read/schema.ts';
import { searchForm } from '#server/contracts/search-form.ts';
import type { CustomerEvent } from '#server/domain/customers/events.ts';
import { assertNextVersion, BrokenStream, withoutEvent } from '../broken-stream.ts';
import { viewTable } from '../projection.ts';

/** One row a customer. */
export const customersTable = viewTable<Selectable<CustomersTable>, CustomerEvent>({
  name: 'customers',
  key: ['id'],
  streams: ['customer'],
  keys: ({ streamId }) => [{ id: streamId }],
  mayExist: ({ version }) => version > 1,
  skip: withoutEvent,
  evolve(row, event) {
    assertNextVersion(row, event);
    const { version, position } = event;
    switch (event.type) {
      case 'CustomerRegistered': {
        const { name, email, country } = event.data;
        const registered_at = event.at;
        return {
          id: event.streamId,
          name,
          email,
          country,
          registered_at,
          version,
          position,
          search_name: searchForm(name),
          search_email: searchForm(email),
        };
      }
      case 'CustomerRenamed': {
        if (row === undefined) throw new BrokenStream(event, 0);
        const { name } = event.data;
        return { ...row, name, search_name: searchForm(name), version, position };
      }
      default:
        return event satisfies never;
    }
  },
});
