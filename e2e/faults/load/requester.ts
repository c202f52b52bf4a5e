import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { pick, type Random } from '#e2e/consistency/plan/create-random.ts';
import { commandAccepted } from '#server/contracts/order-commands.ts';
import type { Answer, CallerLog } from './caller-log.ts';
import { findCanaries } from './find-canaries.ts';

const read = z.object({ meta: z.object({ position: z.number() }) });
const refused = z.object({ code: z.string() });

/** Longer than the server's own deadline for an answer (10 s): a server that keeps it is heard. */
const patienceMs = 15_000;

export type RequesterOptions = {
  headers: Record<string, string>;
  /** Those of now. */
  webPorts: () => readonly number[];
  random: Random;
  /** Of everybody; what holds another's than one's own is a leak. */
  canaries: ReadonlySet<string>;
  canary: string;
};

/** Sends what a caller asks for to any of the web processes, and writes down what comes back. */
export const requester = (
  { headers, webPorts, random, canaries }: RequesterOptions,
  log: CallerLog,
) => {
  let seen = 0;
  const { counts } = log;

  const fetched = async (path: string, init: RequestInit, signal: AbortSignal) => {
    const port = pick(webPorts(), random());
    const ended = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, signal: ended });
      const text = await answer.text();
      counts.answered += 1;
      if (answer.status === 503 || answer.status === 429) {
        if (answer.headers.has('retry-after')) counts.shed += 1;
        else counts.shedBare += 1;
      } else if (answer.status >= 500) counts.internal += 1;
      findCanaries(log, canaries, { where: path, text });
      return { status: answer.status, body: parse(text) };
    } catch {
      counts.broken += 1;
      // Nobody listens for a moment: asking at once would only heat the machine.
      await delay(20);
      return { status: 0, body: undefined };
    }
  };

  return {
    command: async (
      path: string,
      commandId: string,
      body: object,
      signal: AbortSignal,
    ): Promise<Answer> => {
      const sent = { ...headers, 'Content-Type': 'application/json', 'Idempotency-Key': commandId };
      const init = { method: 'POST', headers: sent, body: JSON.stringify(body) };
      const { status, body: said } = await fetched(path, init, signal);
      const accepted = commandAccepted.safeParse(said);
      if (!accepted.success) return { status, ...refused.safeParse(said).data };
      const { version, position } = accepted.data;
      seen = Math.max(seen, position);
      return { status, version, position };
    },
    /**
     * The own list, or one order and its timeline: never older than anything this client was told
     * before.
     */
    read: async (orderId: string | undefined, signal: AbortSignal): Promise<void> => {
      if (orderId !== undefined)
        await fetched(`/api/orders/${orderId}/events`, { headers }, signal);
      const path = orderId === undefined ? '/api/orders?limit=20' : `/api/orders/${orderId}`;
      const demanded = seen;
      const sent = { ...headers, 'Min-Position': String(demanded), Prefer: 'wait=2' };
      const { status, body } = await fetched(path, { headers: sent }, signal);
      const position = read.safeParse(body).data?.meta.position;
      if (status !== 200 || position === undefined) return;
      log.readings.push({ path, demanded, position });
      seen = Math.max(seen, position);
    },
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
