'use client';

import { useId } from 'react';
import { TextField } from '#app/_ui/fields/text-field.tsx';
import { carrierNames } from '#server/contracts/carriers.ts';

type Props = { value: string; onText: (text: string) => void; error: string | undefined };

/** With whom an order leaves: any name, the known ones offered. */
export const CarrierField = ({ value, onText, error }: Props) => {
  const carriers = useId();
  return (
    <>
      <TextField
        label="Carrier"
        name="carrier"
        optional
        autoComplete="off"
        list={carriers}
        value={value}
        onText={onText}
        error={error}
      />
      <datalist id={carriers}>
        {carrierNames.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
};
