import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';
import { createStore } from '#app/_consistency/core/create-store.ts';
import type { Engine } from '#app/_consistency/create-engine.ts';
import { createQueryClient } from '#app/_consistency/react/create-query-client.ts';
import { EngineContext } from '#app/_consistency/react/engine-context.ts';

const viewer = { id: 'a', name: 'A', email: 'a@example.com', role: 'admin' } as const;

/**
 * A screen of the desk that waits for all it reads, in each test of the file anew: drawn, pressed and
 * typed into as its user does.
 */
export const awaitingScreen = () => {
  let root: Root;
  let host: HTMLElement;
  beforeEach(() => {
    host = document.body.appendChild(document.createElement('div'));
    root = createRoot(host);
  });
  afterEach(async () => {
    await act(async () => root.unmount());
    host.remove();
  });

  const show = (screen: ReactNode) => {
    const engine = {
      store: createStore(viewer),
      http: { read: () => new Promise(() => {}) },
    } as unknown as Engine;
    return act(async () =>
      root.render(
        <EngineContext value={{ engine, queryClient: createQueryClient(), promised: 0 }}>
          {screen}
        </EngineContext>,
      ),
    );
  };
  const press = (name: string) =>
    act(async () => {
      const named = [...host.querySelectorAll<HTMLElement>('a, button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
      );
      if (named === undefined) throw new Error(`Nothing is called ${name}.`);
      named.click();
    });
  const type = (text: string) =>
    act(async () => {
      const box = host.querySelector<HTMLInputElement>('input[type=search]');
      if (box === null) throw new Error('There is no search box.');
      // React hears of a value only that was not set by the element's own setter, which it watches.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { show, press, type, text: () => host.textContent };
};
