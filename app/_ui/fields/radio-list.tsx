'use client';

import { Field } from '@base-ui/react/field';
import { Fieldset } from '@base-ui/react/fieldset';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';

type Props<Value extends string> = {
  legend: string;
  name: string;
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onValue: (value: Value) => void;
};

/** One choice of a few, all of them in sight. */
export const RadioList = <Value extends string>({
  legend,
  name,
  options,
  value,
  onValue,
}: Props<Value>) => (
  <Field.Root name={name}>
    <Fieldset.Root
      render={
        <RadioGroup
          value={value ?? null}
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
    </Fieldset.Root>
  </Field.Root>
);
