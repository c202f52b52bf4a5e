/** One measured case; medians over the rounds. Times in ms, rates in operations a second. */
export type BenchRow = {
  case: string;
  callers?: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
};

/**
 * What a benchmark found. `figures` are the numbers that are quoted; `faults` says in sentences
 * what was lost, doubled or out of order, and must be empty.
 */
export type BenchResult = {
  bench: string;
  rows: BenchRow[];
  figures: Record<string, number>;
  faults: string[];
};

/** A benchmark; `seconds` is how long one case of one round may run. */
export type Bench = (options: { rounds: number; seconds: number }) => Promise<BenchResult>;
