import { vi } from 'vitest';

/** A window with an empty localStorage, which the tabs of one test share; Node has none. */
export const stubStorage = (): void => {
  const items = new Map<string, string>();
  vi.stubGlobal('window', {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    localStorage: {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
      removeItem: (key: string) => items.delete(key),
    },
  });
};
