/** What can go wrong beside a person's own page. */
export const faultKinds = [
  'worker-killed',
  'worker-paused',
  'web-killed',
  'postgres-killed',
  'projection-delayed',
  'projection-paused',
  'frames-dropped',
  'frames-doubled',
  'frames-delayed',
  'sockets-closed',
  'commands-failed-before',
  'commands-failed-after',
  'connections-cut',
  'connection-reset',
  'replies-truncated',
  'blackhole',
  'slow-network',
  'pages-frozen',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault of the plan: when it begins and how long it lasts (ms), whom it hits and how hard, [0, 1). */
export type Fault = { kind: FaultKind; at: number; lasts: number; whom: number; how: number };
