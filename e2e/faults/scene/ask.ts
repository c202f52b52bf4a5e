import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Scene } from './open-scene.ts';

type Answered = { status: number; retryAfter: string | null; body: unknown };

/** One request to a copy's web process as the scene's admin; status 0: nothing came back. */
export const ask = async (
  { system, adminHeaders }: Scene,
  copy: number,
  path: string,
  init: RequestInit = {},
): Promise<Answered> => {
  const port = system.copies[copy]?.webPort;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(20_000),
      ...init,
      headers: { ...adminHeaders, ...init.headers },
    });
    const text = await answer.text();
    const body = text.startsWith('{') ? JSON.parse(text) : text;
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  } catch {
    return { status: 0, retryAfter: null, body: undefined };
  }
};

/** A command to an order that nobody has placed: it reads the log, and writes nothing. */
export const askLog = (scene: Scene, copy: number): Promise<Answered> =>
  ask(scene, copy, `/api/orders/${uuidv7()}/deliver`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': uuidv7() },
    body: '{}',
  });

/** Orders of the first caller, made by the QA controls: they must be written to the log. */
export const placeOrders = (
  scene: Scene,
  copy: number,
  orders: { count: number; status: 'pending' | 'delivered' },
): Promise<Answered> =>
  ask(scene, copy, '/api/qa/orders', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ customerId: scene.load.logs[0]?.customerId, ...orders }),
  });

/** Demands that sooner or later a copy turns away in words, and says when to come back. */
export const turnsAway = async (question: () => Promise<Answered>, what: string): Promise<void> => {
  const deadline = performance.now() + 30_000;
  while (true) {
    const { status, retryAfter } = await question();
    if (status === 503) return assert.ok(retryAfter, `${what}: a 503 without Retry-After`);
    assert.ok(status < 500, `${what}: answered ${status}`);
    assert.ok(performance.now() < deadline, `${what}: never a 503, the last answer was ${status}`);
    await delay(100);
  }
};
