// @vitest-environment happy-dom
import { act, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { useBeginAtTop } from './use-begin-at-top.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const scrolled = vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined);
// Far down: the table begins above what is in sight.
vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ top: -2_800 } as DOMRect);
Object.defineProperty(window, 'scrollY', { value: 3_000 });

const List = ({ listed }: { listed: string | undefined }) => {
  const table = useRef<HTMLTableElement>(null);
  useBeginAtTop(table, listed);
  return <table ref={table} />;
};

let root: ReturnType<typeof createRoot>;
const draw = (listed: string | undefined) => act(async () => root.render(<List listed={listed} />));
const press = (path: string, drawn: string | undefined = path) => {
  window.history.pushState(null, '', path);
  return draw(drawn);
};
const back = (path: string) => {
  window.history.replaceState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
  return draw(path);
};

beforeEach(async () => {
  root = createRoot(document.createElement('div'));
  window.history.replaceState(null, '', '/first');
  await draw('/first');
  scrolled.mockClear();
});

it('a list that is pressed begins at its top, and Back to it stays where one was, each time', async () => {
  await press('/second');
  expect(scrolled).toHaveBeenCalledTimes(1);
  await back('/first');
  expect(scrolled).toHaveBeenCalledTimes(1);
  await press('/second');
  expect(scrolled).toHaveBeenCalledTimes(2);
  await press('/first');
  expect(scrolled).toHaveBeenCalledTimes(3);
});

it('Back to a list that is at hand stays where one was, past one that was still on its way', async () => {
  window.history.pushState(null, '', '/second');
  await draw(undefined);
  await back('/first');
  await press('/second');
  scrolled.mockClear();
  window.history.pushState(null, '', '/third');
  await draw(undefined);
  await back('/first');
  expect(scrolled).not.toHaveBeenCalled();
});

it('a list that is on its way begins at its top once it is there', async () => {
  window.history.pushState(null, '', '/second');
  await draw(undefined);
  expect(scrolled).not.toHaveBeenCalled();
  await draw('/second');
  expect(scrolled).toHaveBeenCalledExactlyOnceWith({ top: 144 });
});
