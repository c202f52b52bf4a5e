// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProjectionStatus } from '#server/contracts/operations.ts';
import { ProjectionButtons } from './projection-buttons.tsx';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

type Rebuild = NonNullable<ProjectionStatus['rebuild']>;

const rebuild: Rebuild = {
  ...{ position: 5, target: 10, percent: 50, phase: 'fill', state: 'interrupted' },
  ...{ eventsPerSecond: 0, secondsLeft: null, startedAt: '2026-01-01T00:00:00.000Z' },
};
const orders: ProjectionStatus = {
  ...{ name: 'orders', version: 2, position: 10, lagEvents: 0, lagMs: 0, state: 'running' },
  ...{ reason: null, eventsPerSecond: 0, deadLetters: 0, lastBatch: null, previous: null },
};

let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

const onOperate = vi.fn();
const draw = (status: ProjectionStatus['rebuild']) =>
  act(async () =>
    root.render(
      <ProjectionButtons
        projection={{ ...orders, ...(status && { rebuild: status }) }}
        busy={false}
        onOperate={onOperate}
      />,
    ),
  );
const anew = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.includes('Start anew…'),
  );

test('an interrupted rebuild can be given up for one from the beginning, once that was asked', async () => {
  await draw(rebuild);
  expect(anew()?.textContent?.trim()).toBe('Start anew… the rebuild of orders');
  await act(async () => anew()?.click());
  expect(onOperate).not.toHaveBeenCalled();
  await act(async () => document.querySelector('form')?.requestSubmit());
  expect(onOperate).toHaveBeenCalledExactlyOnceWith({ kind: 'rebuild', restart: true });
});

test.each<[string, Rebuild | undefined]>([
  ['there is none', undefined],
  ['one runs', { ...rebuild, state: 'running' }],
  ['a roll-back was interrupted', { ...rebuild, isRollback: true }],
])('there is no rebuild to begin anew when %s', async (_which, status) => {
  await draw(status);
  expect(anew()).toBeUndefined();
});
