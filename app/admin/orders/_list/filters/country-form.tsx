'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/buttons/button.tsx';
import { TextField } from '#app/_ui/fields/text-field.tsx';

/** The country as it stands on the order. */
export const CountryForm = ({
  value,
  onApply,
}: {
  value: string;
  onApply: (country: string) => void;
}) => {
  const [country, setCountry] = useState(value);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(country.trim());
      }}
    >
      <TextField
        label="Country"
        value={country}
        maxLength={100}
        onText={setCountry}
        hint="As it stands on the order: “Germany”."
      />
      <Button type="submit" kind="primary" size="small">
        Apply
      </Button>
    </form>
  );
};
