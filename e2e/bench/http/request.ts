/** One kind of request of one server; `paths` and `cookies` are taken in turn. */
export type RequestKind = {
  origin: string;
  method: 'GET' | 'POST';
  paths: string[];
  cookies: string[];
  /** What an order consists of; each request has ids of its own. */
  items?: { productId: string; quantity: number }[];
};

/** What the generator is asked to do. */
export type LoadTask = { kind: RequestKind; connections: number; seconds: number };

/** What came of it: times in ms, and the positions of the orders that were accepted. */
export type LoadReport = {
  done: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  accepted: number[];
  /** Answers that were not what was asked for. */
  refused: number;
};
