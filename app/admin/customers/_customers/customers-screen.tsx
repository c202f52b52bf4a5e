'use client';

import { UserSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { addressOf } from '#app/admin/_records/address-of.ts';
import { RecordSearch } from '#app/admin/_records/record-search.tsx';
import { RecordsFrame } from '#app/admin/_records/records-frame.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { type CustomerPage, customerPage } from '#server/contracts/customers.ts';
import {
  type CustomerColumn,
  customersPath,
  parseCustomerFilter,
  withNextSort,
} from './customer-filter.ts';
import { CustomersTable } from './customers-table.tsx';

const address = addressOf(parseCustomerFilter, customersPath);

const sortBy = (column: CustomerColumn) => address.step((now) => withNextSort(now, column));

type Props = {
  /** What the server has prefetched, and for which filter. */
  initial: { path: string; page: CustomerPage };
};

/** Everybody who is a customer, and how many orders they have. The URL is the filter. */
export const CustomersScreen = ({ initial }: Props) => {
  const params = useSearchParams();
  const filter = useMemo(() => parseCustomerFilter(params), [params]);
  const path = customersPath(filter);
  const customers = useRecords({
    name: 'customers',
    filter,
    page: customerPage,
    initial: path === initial.path ? initial.page : undefined,
  });
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-xl tracking-tight">Customers</h1>
        <Freshness asOf={customers.asOf} arriving={0} />
      </div>
      <RecordSearch
        label="Search customers: name, e-mail"
        q={filter.q ?? ''}
        pathOf={(q) => customersPath({ ...address.asked(), q })}
      />
      <RecordsFrame
        records={customers}
        asked={path}
        what={{ all: 'customers', one: 'customer', many: 'customers' }}
        empty={<NoCustomers isSearch={filter.q !== undefined} />}
        more="Show more customers"
      >
        <CustomersTable
          customers={customers.items}
          filter={filter}
          onSort={sortBy}
          dimmed={customers.isPreviousAnswer}
        />
      </RecordsFrame>
    </>
  );
};

const NoCustomers = ({ isSearch }: { isSearch: boolean }) =>
  isSearch ? (
    <EmptyState
      icon={<UserSearch />}
      title="Nobody here"
      action={<ButtonLink href="/admin/customers">Show everybody</ButtonLink>}
    >
      No customer has this in their name or e-mail address.
    </EmptyState>
  ) : (
    <EmptyState icon={<UserSearch />} title="No customers yet">
      Whoever makes an account, or is imported with their orders, is listed here.
    </EmptyState>
  );
