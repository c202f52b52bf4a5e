import { randomUUID } from 'node:crypto';
import {
  qaBarrierQuery,
  qaCommandsBody,
  qaCustomersBody,
  qaOrdersBody,
  qaPoisonBody,
  qaProjectionBody,
  qaRealtimeBody,
  qaResetBody,
} from '#server/contracts/qa.ts';
import { ProblemError } from '#server/http/problems/problem-error.ts';
import { parseQuery } from '#server/http/request/parse-query.ts';
import { poisonOrder, resetControls, setControls } from './change-controls.ts';
import type { WebQa } from './create-web-qa.ts';
import { makeCustomers } from './make-customers.ts';
import { makeOrders } from './make-orders.ts';
import { ordersToMake } from './orders-to-make.ts';
import { qaGet, qaMethods, qaPost } from './qa-route.ts';
import { reachBarrier } from './reach-barrier.ts';
import { readSettings } from './read-settings.ts';
import { controlsOf, everybody } from './settings.ts';

const present = async ({ db }: WebQa, userId?: string) =>
  controlsOf(await readSettings(db), userId);

/** Pauses or delays every projection of every worker. */
export const projectionControl = qaMethods({
  POST: qaPost(qaProjectionBody, async (qa, { paused, delayMs }) => {
    await setControls(qa.db, everybody, given({ paused, projection_delay_ms: delayMs }));
    return present(qa);
  }),
});

/** Drops, doubles and delays the frames of sockets, and cuts them. */
export const realtimeControl = qaMethods({
  POST: qaPost(qaRealtimeBody, async (qa, { userId, disconnectAll, ...faults }) => {
    await setControls(
      qa.db,
      userId ?? everybody,
      given({
        drop_rate: faults.dropRate,
        duplicate_rate: faults.duplicateRate,
        frame_delay_ms: faults.delayMs,
        cut: disconnectAll ? randomUUID() : undefined,
      }),
    );
    return present(qa, userId);
  }),
});

/** Lets the next commands fail before or after their commit, changes lose an answer, and answers wait. */
export const commandsControl = qaMethods({
  POST: qaPost(qaCommandsBody, async (qa, { userId, delayMs, kills, ...fail }) => {
    await setControls(
      qa.db,
      userId ?? everybody,
      given({
        fail_before: fail.failBefore,
        fail_after: fail.failAfter,
        fail_point: fail.failPoint,
        answer_delay_ms: delayMs,
        kills,
      }),
    );
    return present(qa, userId);
  }),
});

/** Makes an order's events impossible to project, or possible again. */
export const poisonControl = qaMethods({
  POST: qaPost(qaPoisonBody, async (qa, body) => {
    await poisonOrder(qa.db, body);
    return present(qa);
  }),
});

/** Puts every control back to normal; data stays, since the log never shrinks. */
export const resetControl = qaMethods({
  POST: qaPost(qaResetBody, async (qa) => {
    await resetControls(qa.db);
    return present(qa);
  }),
});

/** Accounts that can sign in. */
export const customersFactory = qaMethods({
  POST: qaPost(qaCustomersBody, (qa, { count }) => makeCustomers(qa, count), { status: 201 }),
});

/** Orders in any status. */
export const ordersFactory = qaMethods({
  POST: qaPost(
    qaOrdersBody,
    async (qa, body) => makeOrders(qa.commands, await ordersToMake(qa, body)),
    { status: 201 },
  ),
});

/** Answers when every projection has reached a position. */
export const barrier = qaMethods({
  GET: qaGet(
    async ({ views }, { url, request: { signal } }) => {
      const { position, wait } = parseQuery(qaBarrierQuery, url);
      const reached = await reachBarrier(views, { position, waitMs: wait * 1_000, signal });
      if (reached.position >= position) return Response.json(reached);
      throw new ProblemError('projection-behind', 'Not every projection has got that far yet.', {
        details: reached,
        retryAfter: 1,
      });
    },
    { waitMs: 60_000 },
  ),
});

type Given<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** Only the fields that were given. */
const given = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>;
