/**
 * One measured case; medians over the rounds. Times in ms, rates in operations a second, `kb` in
 * thousands of bytes, scores of 100.
 */
export type BenchRow = {
  case: string;
  callers?: number;
  perSecond?: number;
  p50Ms?: number;
  p99Ms?: number;
  kb?: number;
  /** Ms of the server's processor a request. */
  cpuMs?: number;
  /** Of `kb`, what is asked for before the load event; and all, with what is fetched ahead. */
  firstKb?: number;
  allKb?: number;
  performance?: number;
  accessibility?: number;
  'best-practices'?: number;
  seo?: number;
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

/**
 * A benchmark; `seconds` is how long one case of one round may run, `orders` the sizes at which one
 * that depends on the shop's is run, `connections` how many there shall be where that is not what is
 * compared, `dataDir` the folder of a shop to go on with.
 */
export type Bench = (options: {
  rounds: number;
  seconds: number;
  orders?: readonly number[];
  connections?: number;
  dataDir?: string;
}) => Promise<BenchResult>;
