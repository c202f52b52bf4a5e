'use client';

import { useQuery } from '@tanstack/react-query';
import { ChartColumn } from 'lucide-react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { ButtonLink } from '#app/_ui/buttons/button-link.tsx';
import { picked } from '#app/_ui/picked.ts';
import { EmptyState } from '#app/_ui/states/empty-state.tsx';
import { formatDay } from '#app/_ui/text/format-time.ts';
import type { DaysChange } from './insights-address.ts';
import { daysUpTo, insightsPath } from './insights-filter.ts';
import { newestOrderQuery } from './newest-order-query.ts';

type Props = { currency: string | undefined; onDays: (change: DaysChange) => void };

/** No figures for these days; leads to the last days that have some. */
export const NothingSold = ({ currency, onDays }: Props) => {
  const { engine, queryClient } = useEngine();
  const newest = useQuery(newestOrderQuery(engine), queryClient).data?.createdAt;
  return (
    <EmptyState
      icon={<ChartColumn />}
      title="Nothing was sold in these days"
      action={
        newest === undefined || newest === null ? (
          <ButtonLink href="/admin/orders">All orders</ButtonLink>
        ) : (
          <ButtonLink
            href={insightsPath(daysUpTo(newest), currency)}
            {...picked(() => onDays(() => daysUpTo(newest)))}
          >
            Show the 30 days up to {formatDay(Date.parse(newest), null)}
          </ButtonLink>
        )
      }
    >
      Orders, revenue and cancellations appear here the moment they happen.
    </EmptyState>
  );
};
