/** What came back for a command. `status` 0: nothing did, the connection broke or was silent. */
export type Answer = { status: number; version?: number; position?: number; code?: string };

/** A command as its client knows it; the same key was sent until the outcome was known, and again. */
export type SentCommand = {
  commandId: string;
  orderId: string;
  type: 'CreateOrder' | 'CancelOrder' | 'AddNote';
  answers: Answer[];
};

/** An answer to a reader: what it demanded at least, what it had seen before, and what it got. */
export type Reading = { path: string; demanded: number; position: number };

/** All that one client did and was told. */
export type CallerLog = {
  customerId: string;
  /** Stands in this customer's name, address and notes, and so in nothing that another one is told. */
  canary: string;
  /** Answers and frames that held its own canary; 0 after a read means the search is broken. */
  ownSeen: number;
  commands: SentCommand[];
  /** When each command was accepted first, ms of `performance.now()`, one after the other. */
  acceptedAt: number[];
  readings: Reading[];
  /** Bodies and frames that held another customer's canary. */
  leaks: string[];
  /**
   * How many requests were answered, how many of them turned away with Retry-After or without or as
   * a fault of the server, and how many found nobody or broke.
   */
  counts: Record<'answered' | 'shed' | 'shedBare' | 'internal' | 'broken', number>;
};

/** Whether a command was accepted, refused for good, or neither is known. */
export const outcomeOf = ({ answers }: SentCommand): 'accepted' | 'refused' | 'unknown' => {
  if (answers.some(isAccepted)) return 'accepted';
  return answers.some(isRefused) ? 'refused' : 'unknown';
};

export const isAccepted = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** 4xx is final but for a limit; 401 is about the session and not about the command. */
export const isRefused = ({ status }: Answer): boolean =>
  status >= 400 && status < 500 && status !== 429 && status !== 401 && status !== 408;
