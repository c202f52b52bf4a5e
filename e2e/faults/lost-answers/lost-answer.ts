import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#server/contracts/roles.ts';
import type { Call, call, TestWeb } from '#server/http/testing/test-web.ts';

export type Answer = Awaited<ReturnType<typeof call>>;

/** A web process, a product in its catalogue, and whoever can place an order past it. */
export type Shop = {
  test: TestWeb;
  productId: string;
  place: (customer: Viewer) => Promise<{ orderId: string; position: number }>;
};

/** A request before it is sent, and what it is to do. */
export type Asked = {
  call: Call;
  /** How often that has been done by now. */
  times: () => Promise<number>;
  /** Throws when an answer that says it is done is not true. */
  isTrue?: (answer: Answer) => unknown;
  /** Throws when, after the repeat, something is missing that belongs to it. */
  after?: () => Promise<void>;
};

/** A request that changes something, whose answer is lost, and which is then sent again unchanged. */
export type LostAnswer = {
  /** Makes one that has not been sent yet. */
  ask: (shop: Shop) => Promise<Asked>;
  /** The status of the answer that did it. */
  first: 200 | 202;
  /** What is told to who asks for what is done; without it the same as at first. */
  again?: { status: number; json: object };
  /** Why it may be done twice. */
  twice?: string;
};

/** How many rows there are of `from`, a table with its conditions. */
export const count = async ({ test }: Shop, from: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${from}`.execute(
    test.db.authDb,
  );
  return rows[0]?.count ?? Number.NaN;
};
