'use client';

import { UserSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { ErrorState } from '#app/_ui/states/error-state.tsx';
import { Freshness } from '#app/_ui/states/freshness.tsx';
import { LoadMore } from '#app/_ui/states/load-more.tsx';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';
import { NotRefreshed } from '#app/admin/_records/not-refreshed.tsx';
import { RecordSearch } from '#app/admin/_records/record-search.tsx';
import { RecordsSkeleton } from '#app/admin/_records/records-skeleton.tsx';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { type CustomerPage, customerPage } from '#server/contracts/customers.ts';
import { type CustomerFilter, customersPath, parseCustomerFilter } from './customer-filter.ts';
import { CustomersTable } from './customers-table.tsx';

const show = (filter: CustomerFilter) =>
  window.history.replaceState(null, '', customersPath(filter));

/** Everybody who is a customer, and how many orders they have. The URL is the filter. */
export const CustomersScreen = ({ initial }: { initial: CustomerPage }) => {
  const params = useSearchParams();
  const filter = useMemo(() => parseCustomerFilter(params), [params]);
  const customers = useRecords({ name: 'customers', filter, page: customerPage, initial });
  const { items, status, error, refresh, asOf } = customers;
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <h1 className="font-semibold text-xl tracking-tight">Customers</h1>
        <Freshness asOf={asOf} arriving={0} />
      </div>
      <RecordSearch
        label="Search customers: name, e-mail"
        q={filter.q ?? ''}
        pathOf={(q) => customersPath({ ...filter, q })}
      />
      <SpokenCount
        asked={customersPath(filter)}
        one="customer"
        count={
          customers.status === 'ready' && !customers.stale ? customers.items.length : undefined
        }
        hasMore={customers.hasMore}
      />
      {status === 'loading' && <RecordsSkeleton what="the customers" />}
      {status === 'error' && (
        <ErrorState
          title="The customers could not be read"
          reason={error?.message}
          onRetry={refresh}
        />
      )}
      {customers.refreshFailed && <NotRefreshed what="customers" onRetry={refresh} />}
      {status === 'ready' &&
        items.length === 0 &&
        (filter.q === undefined ? (
          <EmptyState icon={<UserSearch />} title="No customers yet">
            Whoever makes an account, or is imported with their orders, is listed here.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<UserSearch />}
            title="Nobody here"
            action={<ButtonLink href="/admin/customers">Show everybody</ButtonLink>}
          >
            No customer has this in their name or e-mail address.
          </EmptyState>
        ))}
      {items.length > 0 && (
        <CustomersTable
          customers={items}
          filter={filter}
          onFilter={show}
          dimmed={customers.stale}
        />
      )}
      <LoadMore
        hasMore={customers.hasMore}
        loading={customers.loadingMore}
        failed={customers.moreFailed}
        onMore={customers.loadMore}
        label="Show more customers"
      />
    </>
  );
};
