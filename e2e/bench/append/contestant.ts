/** One way of appending an event to a stream of its own, for comparison. */
export type Contestant = {
  name: string;
  append(): Promise<unknown>;
  /** What is wrong with what it stored, given how many appends were answered. */
  faults(answered: number): Promise<string[]>;
  close(): Promise<void>;
};
