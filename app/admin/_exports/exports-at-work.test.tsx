// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';
import { patience } from '#app/_consistency/testing/run-options.ts';
import { admin, id } from '#app/_consistency/testing/samples.ts';
import type { ExportProgress } from '#server/contracts/export-progress.ts';
import { ExportsAtWork } from './exports-at-work.tsx';
import { keepExport } from './kept-exports.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const cut: ExportProgress = { id: id(1), rows: 5, expected: 9, state: 'cut', reason: 'left' };
const begun = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
const queryClient = createQueryClient();
/** What the server says of whether the file can be had, in the order of the questions. */
let answers: PromiseWithResolvers<Response>[] = [];
let root: Root;

beforeEach(async () => {
  begun.mockClear();
  answers = [];
  vi.stubGlobal('fetch', async (_: string, { method }: RequestInit = {}) => {
    if (method !== 'HEAD') return Response.json(cut);
    const answer = Promise.withResolvers<Response>();
    answers.push(answer);
    return answer.promise;
  });
  keepExport(admin.id, { id: cut.id, path: '/export.csv' });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  const access = { engine: createEngine({ viewer: admin }), queryClient, promised: 0 };
  await act(async () =>
    root.render(
      <EngineContext value={access}>
        <ExportsAtWork />
      </EngineContext>,
    ),
  );
  const drawn = async () => {
    await act(async () => undefined);
    expect(again()).toBeDefined();
  };
  await vi.waitFor(drawn, { timeout: patience() });
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  window.sessionStorage.clear();
});

const again = () =>
  [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.includes('Try again'),
  );
const press = () => act(async () => again()?.click());
const answer = (nth: number, status: number) =>
  act(async () => answers[nth]?.resolve(new Response(null, { status })));

test('a download that is tried again by two presses begins once', async () => {
  await press();
  await press();
  await answer(0, 200);
  await answer(1, 200);
  expect(begun).toHaveBeenCalledTimes(1);
});

test('a download that could not begin can be tried again', async () => {
  await press();
  await answer(0, 503);
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('try again in a minute');
  await press();
  await answer(1, 200);
  expect(begun).toHaveBeenCalledTimes(1);
});
