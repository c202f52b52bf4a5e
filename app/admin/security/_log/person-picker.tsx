'use client';

import { useState } from 'react';
import { PickedPerson, PickList } from '#app/_ui/fields/pick-list.tsx';
import { searchText } from '#app/_ui/fields/search-text.ts';
import { useRecords } from '#app/admin/_records/use-records.ts';
import { userPage } from '#server/contracts/users.ts';

type Props = { onPick: (person: { id: string; name: string }) => void };

/** Finds an account by name or e-mail, whether or not it did anything lately. */
export const PersonPicker = ({ onPick }: Props) => {
  const [text, setText] = useState('');
  const q = searchText(text);
  const users = useRecords({ name: 'users', filter: { ...(q !== '' && { q }) }, page: userPage });
  return (
    <PickList
      what="accounts"
      label="Name or e-mail"
      text={text}
      onText={setText}
      found={{
        status: users.status,
        reason: users.error?.message,
        onRetry: users.refresh,
        isPreviousAnswer: users.isPreviousAnswer,
      }}
      options={users.items.map(({ id, name, email }) => ({
        id,
        drawn: <PickedPerson name={name} email={email} />,
      }))}
      onPick={(id) => {
        const person = users.items.find((one) => one.id === id);
        if (person !== undefined) onPick(person);
      }}
      none="Nobody of that name."
    >
      {users.hasMore && (
        <p className="px-2 pt-2 text-muted text-xs">There are more: type more of the name.</p>
      )}
    </PickList>
  );
};
