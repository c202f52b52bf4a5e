'use client';

import { useState } from 'react';
import { useAdminOrders } from '#app/_consistency/react/queries/use-admin-orders.ts';
import { SearchField } from '#app/_ui/fields/search-field.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { SpokenCount } from '#app/_ui/states/spoken-count.tsx';

/** So many are offered; to find another one types on. */
const most = 20;

/** Finds a customer among those who have ordered, by name or e-mail. */
export const CustomerPicker = ({ onPick }: { onPick: (customerId: string) => void }) => {
  const [text, setText] = useState('');
  const q = searchText(text);
  const { orders, status, hasMore } = useAdminOrders(q === '' ? {} : { q });
  const customers = new Map(
    orders.flatMap(({ customerId, customerName, customerEmail }) =>
      customerId === null ? [] : [[customerId, { customerName, customerEmail }] as const],
    ),
  );
  return (
    <div>
      <SearchField label="Customer’s name or e-mail" value={text} onText={setText} />
      <ul aria-busy={status === 'loading'} className="mt-2 max-h-64 overflow-y-auto">
        {[...customers].slice(0, most).map(([id, { customerName, customerEmail }]) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onPick(id)}
              className="flex min-h-8 w-full flex-col rounded-md px-2 py-1 text-left text-sm -outline-offset-2 hover:bg-subtle"
            >
              {customerName}
              <span className="break-all text-muted text-xs">{customerEmail}</span>
            </button>
          </li>
        ))}
      </ul>
      <SpokenCount
        asked={q}
        one="customer"
        count={status === 'ready' ? Math.min(customers.size, most) : undefined}
        hasMore={hasMore || customers.size > most}
      />
      {status === 'ready' && customers.size === 0 && (
        <p className="px-2 py-1 text-muted text-sm">No customer matches.</p>
      )}
    </div>
  );
};
