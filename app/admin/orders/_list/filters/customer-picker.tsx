'use client';

import { useMemo, useState } from 'react';
import { useAdminOrdersAtOnce } from '#app/_consistency/react/queries/use-admin-orders.ts';
import { useViewer } from '#app/_session/viewer/viewer-context.tsx';
import { Button } from '#app/_ui/buttons/button.tsx';
import { PickedPerson, PickList } from '#app/_ui/fields/pick-list.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { customerPage } from '#server/contracts/customers.ts';
import { may } from '#server/contracts/permissions.ts';
import { customersOf, type Orderer } from './customers-of.ts';

type Props = { onPick: (customer: Orderer) => void };

/**
 * Finds a customer by name or e-mail: among all of them for whoever may see the list of customers,
 * for others among those whose orders they find.
 */
export const CustomerPicker = ({ onPick }: Props) => {
  const viewer = useViewer();
  const [text, setText] = useState('');
  const Found = viewer !== null && may(viewer.role, 'view-customers') ? AmongAll : AmongOrders;
  return <Found text={text} onText={setText} onPick={onPick} />;
};

type FoundProps = Props & { text: string; onText: (text: string) => void };

const AmongAll = (props: FoundProps) => {
  const q = searchText(props.text);
  const { items, status, error, refresh, isPreviousAnswer, hasMore } = useRecords({
    name: 'customers',
    filter: { ...(q !== '' && { q }) },
    page: customerPage,
  });
  const found = { status, reason: error?.message, onRetry: refresh, isPreviousAnswer, hasMore };
  return (
    <People {...props} found={found} people={items}>
      {hasMore && (
        <p className="px-2 pt-2 text-muted text-xs">There are more: type more of the name.</p>
      )}
    </People>
  );
};

const AmongOrders = (props: FoundProps) => {
  const q = searchText(props.text);
  const list = useAdminOrdersAtOnce(q === '' ? {} : { q });
  const { orders, matched, status, error, retry, hasMore, loadingMore } = list;
  const people = useMemo(() => customersOf({ orders, matched }, q), [orders, matched, q]);
  return (
    <People
      {...props}
      found={{ status, reason: error?.message, onRetry: retry, hasMore }}
      people={people}
    >
      {hasMore && (
        <div className="pt-2">
          <Button kind="quiet" size="small" onClick={list.loadMore} disabled={loadingMore}>
            {loadingMore ? 'Looking…' : 'Look among earlier orders'}
          </Button>
          {list.moreFailed !== undefined && !loadingMore && (
            <p role="alert" className="px-2 text-muted text-xs">
              These could not be read. Please try again.
            </p>
          )}
        </div>
      )}
    </People>
  );
};

type PeopleProps = FoundProps &
  Pick<Parameters<typeof PickList>[0], 'found' | 'children'> & { people: readonly Orderer[] };

const People = ({ people, onPick, ...props }: PeopleProps) => (
  <PickList
    {...props}
    what="customers"
    label="Customer’s name or e-mail"
    options={people.map(({ id, name, email }) => ({
      id,
      drawn: <PickedPerson name={name} email={email} />,
    }))}
    onPick={(id) => {
      const person = people.find((one) => one.id === id);
      if (person !== undefined) onPick(person);
    }}
    none="Nobody of that name."
  />
);
