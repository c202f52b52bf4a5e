/** Connections that a crowd may have. */
export const mostConnections = 1_000;

/** Whom to offer orders, as whom, and of what. */
export type Target = {
  port: number;
  headers: Record<string, string>;
  productId: string;
};

/**
 * Orders to place for `ms`: `perSecond` of them, whatever becomes of those before, after the two
 * seconds in which a crowd comes in; or without it one after the other. Never more at once than
 * `connections`.
 */
export type Offering = { target: Target; connections: number; ms: number; perSecond?: number };

/** What became of them: done, turned away with Retry-After or without, or neither. */
export type Offered = {
  accepted: string[];
  /** Done before the end of the offering. */
  inTime: number;
  asked: number;
  shed: number;
  bare: number;
  broken: number;
  /** For how long was offered; what was asked then may be answered later. */
  seconds: number;
  /** Of those that were done, ms; 0 without any. */
  p99Ms: number;
};

export const goodputOf = ({ inTime, seconds }: Offered): number => inTime / seconds;
