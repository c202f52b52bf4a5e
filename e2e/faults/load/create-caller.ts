import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { pick } from '#e2e/consistency/plan/create-random.ts';
import {
  type Answer,
  type CallerLog,
  isAccepted,
  outcomeOf,
  type SentCommand,
} from './caller-log.ts';
import { findCanaries } from './find-canaries.ts';
import { type RequesterOptions, requester } from './requester.ts';
import { watchFrames } from './watch-frames.ts';

/** A client without a browser, that never gives up on a command whose outcome it does not know. */
export type Caller = {
  log: CallerLog;
  /** Goes on until told to stop; what is unknown by then stays so until `settle`. */
  run(signal: AbortSignal): Promise<void>;
  /** Asks again, under the same keys, until every outcome is known. */
  settle(signal: AbortSignal): Promise<void>;
};

export type CallerOptions = RequesterOptions & {
  customerId: string;
  /** The worker whose frames this caller hears. */
  realtimePort: number;
  productIds: readonly string[];
};

export const createCaller = (options: CallerOptions): Caller => {
  const { customerId, canary, canaries, headers, random, realtimePort } = options;
  const log: CallerLog = {
    customerId,
    canary,
    ownSeen: 0,
    commands: [],
    acceptedAt: [],
    readings: [],
    leaks: [],
    counts: { answered: 0, shed: 0, shedBare: 0, broken: 0, internal: 0 },
  };
  const request = requester(options, log);
  const bodies = new Map<string, { path: string; body: object }>();
  const placed: string[] = [];

  const next = (): SentCommand => {
    const { path, body, orderId, type } = ask(pick(placed, random()), options);
    const commandId = uuidv7();
    bodies.set(commandId, { path, body });
    return { commandId, orderId, type, answers: [] };
  };

  const send = async (command: SentCommand, signal: AbortSignal): Promise<Answer> => {
    const { path, body } = bodies.get(command.commandId) ?? { path: '', body: {} };
    const answer = await request.command(path, command.commandId, body, signal);
    if (isAccepted(answer) && outcomeOf(command) !== 'accepted') {
      log.acceptedAt.push(performance.now());
    }
    command.answers.push(answer);
    return answer;
  };

  const insist = async (command: SentCommand, signal: AbortSignal): Promise<void> => {
    for (let tries = 0; !signal.aborted; tries += 1) {
      await send(command, signal);
      if (outcomeOf(command) !== 'unknown') break;
      await delay(Math.min(40 * 2 ** tries, 800) * (0.5 + random()), undefined, { signal }).catch(
        () => {},
      );
    }
    if (command.type === 'CreateOrder' && outcomeOf(command) === 'accepted') {
      placed.push(command.orderId);
    }
  };

  const onFrame = (text: string) => findCanaries(log, canaries, { where: 'a frame', text });

  return {
    log,
    run: async (signal) => {
      const frames = watchFrames(realtimePort, headers, onFrame);
      signal.addEventListener('abort', frames.stop, { once: true });
      while (!signal.aborted) {
        const command = next();
        log.commands.push(command);
        await insist(command, signal);
        // The same key once more: its first answer again, and nothing done.
        if (random() < 0.15 && outcomeOf(command) === 'accepted') await send(command, signal);
        if (random() < 0.5) await request.read(pick(placed, random()), signal);
      }
    },
    settle: async (signal) => {
      for (const command of log.commands) {
        if (outcomeOf(command) === 'unknown') await insist(command, signal);
      }
    },
  };
};

/** What a customer asks for next: mostly a new order, else something of one that they have. */
const ask = (
  known: string | undefined,
  { canary, random, productIds }: CallerOptions,
): Pick<SentCommand, 'orderId' | 'type'> & { path: string; body: object } => {
  const chance = random();
  if (known === undefined || chance < 0.6) {
    const orderId = uuidv7();
    const productId = pick(productIds, random()) ?? '';
    const items = [{ productId, quantity: 1 + Math.floor(random() * 5) }];
    const body = { orderId, items, note: canary };
    return { orderId, type: 'CreateOrder', path: '/api/orders', body };
  }
  const path = `/api/orders/${known}`;
  if (chance < 0.85) {
    const body = { text: `${canary} ${randomUUID()}`, visibility: 'customer' };
    return { orderId: known, type: 'AddNote', path: `${path}/notes`, body };
  }
  const body = { reason: 'changed-mind' };
  return { orderId: known, type: 'CancelOrder', path: `${path}/cancel`, body };
};
