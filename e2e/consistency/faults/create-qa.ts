import { setTimeout as delay } from 'node:timers/promises';

type Control = 'projection' | 'realtime' | 'commands' | 'reset';

/** The QA controls of the running system. */
export type Qa = {
  /** Asks for something; false when no web process did it, as while the database is down. */
  post: (control: Control, body: object) => Promise<boolean>;
  /** Asks for something and takes it back after `ms`. */
  forAWhile: (ms: number, control: Control, body: object, back: object) => Promise<boolean>;
  /** Takes everything back, however long that takes. */
  reset: () => Promise<void>;
};

/** `headers` are those of a signed-in admin. */
export const createQa = (webPorts: readonly number[], headers: Record<string, string>): Qa => {
  const post = async (control: Control, body: object): Promise<boolean> => {
    for (const port of webPorts) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/qa/${control}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
      if (answer?.ok) return true;
      // A control that does not exist would make a run without that fault look like one with it.
      if (answer && answer.status < 500) {
        throw new Error(`POST /api/qa/${control}: ${answer.status} ${await answer.text()}`);
      }
    }
    return false;
  };
  const insist = async (control: Control, body: object): Promise<void> => {
    while (!(await post(control, body))) await delay(200);
  };
  return {
    post,
    forAWhile: async (ms, control, body, back) => {
      const isDone = await post(control, body);
      await delay(ms);
      if (isDone) await insist(control, back);
      return isDone;
    },
    reset: () => insist('reset', {}),
  };
};
