/** `up`: from the client to the server. */
export type Direction = 'up' | 'down';

/** How a proxy treats its connections, those that are open and those to come. */
export type ProxyRules = {
  /** New connections are turned away at once. */
  isRefusing: boolean;
  /** Nothing passes either way, nobody is told; what was held passes when that ends. */
  isBlackhole: boolean;
  /** Every chunk of bytes arrives that many ms later, in order. */
  latencyMs: number;
  /** At most so many ms more, each chunk by chance; the order stays. */
  jitterMs: number;
  /** Chunks arrive in pieces of so many bytes, a millisecond apart. */
  sliceBytes: number;
  /** Bytes that still pass in a direction, all connections together; then each is reset. */
  bytesLeft: Record<Direction, number>;
};

export const fineRules: ProxyRules = {
  isRefusing: false,
  isBlackhole: false,
  latencyMs: 0,
  jitterMs: 0,
  sliceBytes: Number.POSITIVE_INFINITY,
  bytesLeft: { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY },
};
