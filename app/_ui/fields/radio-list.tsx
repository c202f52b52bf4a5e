'use client';

import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';

type Props<Value extends string> = {
  legend: string;
  name: string;
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onValue: (value: Value) => void;
  error?: string | undefined;
};

/** One choice of a few, all of them in sight. */
export const RadioList = <Value extends string>({
  legend,
  name,
  options,
  value,
  onValue,
  error,
}: Props<Value>) => {
  const id = useId();
  const isWrong = error !== undefined;
  return (
    <Field.Root name={name}>
      <Fieldset.Root
        render={
          <RadioGroup
            value={value ?? null}
            aria-invalid={isWrong || undefined}
            aria-describedby={isWrong ? id : undefined}
            onValueChange={(next) => {
              const chosen = options.find((option) => option.value === next);
              if (chosen !== undefined) onValue(chosen.value);
            }}
          />
        }
      >
        <Fieldset.Legend className="mb-1.5 font-medium text-sm">{legend}</Fieldset.Legend>
        {options.map((option) => (
          <Field.Item key={option.value}>
            <Field.Label className="-mx-2 flex min-h-9 items-center gap-2.5 rounded-md px-2 hover:bg-subtle">
              <Radio.Root
                value={option.value}
                className="flex size-4.5 shrink-0 items-center justify-center rounded-full border border-control bg-raised data-checked:border-accent data-checked:bg-accent"
              >
                <Radio.Indicator className="size-1.5 rounded-full bg-on-accent forced-colors:bg-[CanvasText]" />
              </Radio.Root>
              {option.label}
            </Field.Label>
          </Field.Item>
        ))}
        {isWrong && (
          <p id={id} role="alert" className="mt-1.5 text-refused text-sm">
            {error}
          </p>
        )}
      </Fieldset.Root>
    </Field.Root>
  );
};
