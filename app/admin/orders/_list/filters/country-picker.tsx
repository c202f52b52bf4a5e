'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { PickList } from '#app/_ui/fields/pick-list.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { searchForm } from '#server/contracts/search-form.ts';
import { countriesQuery } from './filter-queries.ts';

/** One of the countries that orders are from, by any part of its name, however it is typed. */
export const CountryPicker = ({ onPick }: { onPick: (country: string) => void }) => {
  const { engine, queryClient } = useEngine();
  const [text, setText] = useState('');
  const { data, error, refetch } = useQuery(countriesQuery(engine.http), queryClient);
  const typed = searchForm(searchText(text));
  return (
    <PickList
      what="countries"
      label="Country"
      text={text}
      onText={setText}
      found={{
        status: data !== undefined ? 'ready' : error ? 'error' : 'loading',
        reason: error?.message,
        onRetry: () => void refetch(),
      }}
      options={(data ?? [])
        .filter((country) => searchForm(country).includes(typed))
        .map((country) => ({ id: country, drawn: country }))}
      onPick={onPick}
      none="No order is from there."
    />
  );
};
