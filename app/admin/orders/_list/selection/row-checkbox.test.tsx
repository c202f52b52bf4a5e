// @vitest-environment happy-dom
import { useEffect, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { RowCheckbox } from './row-checkbox.tsx';

const toggled = vi.fn();
/** Told after the effects of the box, which toggled it a second time. */
const drawn = vi.fn();

/** Ticks it as early as there can be an event: it is drawn, its effects have not run. */
const TickedAtOnce = () => {
  const [checked, setChecked] = useState(false);
  useLayoutEffect(() => queueMicrotask(() => document.querySelector('input')?.click()), []);
  useEffect(() => drawn(checked), [checked]);
  const onToggle = () => {
    toggled();
    setChecked((before) => !before);
  };
  return <RowCheckbox label="Select order 1" checked={checked} onToggle={onToggle} />;
};

test('an order that is ticked as soon as its box is drawn is selected, once', async () => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  root.render(<TickedAtOnce />);
  await vi.waitFor(() => expect(drawn).toHaveBeenLastCalledWith(true));
  expect(toggled).toHaveBeenCalledOnce();
  expect(page.querySelector('input')?.checked).toBe(true);
  root.unmount();
  page.remove();
});
