/** Lets go of a lock; resolves once others can have it. */
export type LetGo = () => Promise<void>;

/**
 * Holds a lock (Web Locks) until what it answers is called; undefined when another tab has it and
 * one is not patient. Without the API, or where the browser refuses it, every tab gets it: sending
 * twice is harmless.
 */
export const holdLock = async (name: string, isPatient: boolean): Promise<LetGo | undefined> => {
  const nothing = () => Promise.resolve();
  if (navigator.locks === undefined) return nothing;
  return new Promise((resolve) => {
    const request = navigator.locks.request(name, { ifAvailable: !isPatient }, (got) =>
      got === null
        ? resolve(undefined)
        : new Promise<void>((end) => {
            resolve(async () => {
              end();
              await request;
            });
          }),
    );
    request.catch(() => resolve(nothing));
  });
};
