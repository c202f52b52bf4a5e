/**
 * What can fail, part by part, and what is expected then. Every cell has a test of its name: the
 * types of `cells.ts` do not compile without it.
 */
export const matrix = {
  browser: {
    'reload with a command in flight': 'its key was stored before it was sent: done once',
    'two tabs on one order': 'one wins, the other shows the conflict',
    'offline, then online': 'what waited is sent once; what is stale is refused with its reason',
    'frozen for an hour': 'catches up without a storm',
    'clock a day off': 'nothing is decided by the client’s time',
    'old code after a deploy': 'what an older client sends is understood, or refused in words',
  },
  socket: {
    'frames dropped': 'the hole is found and fetched',
    'frames doubled and out of order': 'applied once, in order',
    'half-open': 'found out, and polled meanwhile',
    'all cut at once': 'every browser comes back by itself, with jitter',
    'slow consumer': 'bounded buffer, then cut and fetched anew',
    'session revoked': 'cut within 5 s',
  },
  web: {
    'kill -9 before COMMIT': 'not done; done once when it is sent again',
    'kill -9 after COMMIT': 'done once, and the second answer says the same',
    'any answer lost after its COMMIT': 'done once; sent again, it is told the truth',
    'SIGTERM under load': 'no request cut, no accepted command lost, ends with 0 within 10 s',
    'SIGSTOP past every timeout': 'no double effect when it wakes',
    'ten times overload': '503 with Retry-After before anything waits; nothing lost or doubled',
    '100 sign-ins at once': 'hashing is bounded, other routes answer',
  },
  worker: {
    'kill -9 in mid batch': 'no event twice, none left out',
    'two at once': 'each batch is done by one of them',
    'SIGSTOP until another has taken over': 'what it wakes up with is fenced off',
    'poison event': 'its stream is parked, the others flow',
    'far behind': 'caught up in bounded memory',
    'NOTIFY lost, LISTEN dead': 'polling finds it',
    'behind a transaction pooler': 'LISTEN hears nothing, the self-test warns, polling finds it',
  },
  postgres: {
    'kill -9': '503 with Retry-After meanwhile, then on by itself',
    SIGSTOP: '503 after the server’s own deadline, then on by itself',
    'half a second slower': 'slow, and right',
    'no connection left': '503 with Retry-After, then on by itself',
    'reset in mid COMMIT': 'the outcome is unknown, and found out: once',
    'cut off from web alone': 'web answers 503 with Retry-After, workers go on',
    'vanishes without a word':
      'whoever waits is told within seconds, the next gets another connection',
    'an end of the log is lost': 'workers stop loudly instead of inventing',
  },
  'read database': {
    down: 'commands are accepted, queries are 503',
    lost: 'queries are 503, or say how far they are, until the log has made all views anew',
    'restored to yesterday': 'replayed from its own checkpoint',
    slow: 'commands are as fast as ever',
  },
  disk: {
    'full under the log': '503 meanwhile, then on by itself',
    'fsync fails': 'Postgres panics and recovers; unknown outcomes are found out',
  },
  clock: {
    'web 400 days ahead': 'order is by position, sessions end by the database’s clock',
    'database jumps back': 'order is by position',
  },
  deploy: {
    'migrated under load by several at once': 'each migration once, nobody notices',
    'migration fails half way': 'nothing of it stays, and it can be run again',
    'newer schema than the code': 'refused by name',
    'old and new side by side':
      'the old goes on in the new schema until it ends; nobody is turned away or cut',
    'what only one of the two knows':
      'a statement of the old is understood; an event that it does not know parks its stream',
    'default secret': 'refuses to start',
    'a database that forgets': 'with fsync off it is refused by name',
  },
  rebuild: {
    'under live writes': 'the new view is the fold of the log, the old one serves until then',
    'killed half way': 'the old view serves on, the next run goes on from there',
  },
  backup: {
    'everything lost, restored to a second': 'log and views as they were then, a new epoch',
    'restored under open pages': 'they say so, show what is there, and go on',
  },
  input: {
    'too large, too deep, no JSON': '4xx with a stable code',
    'numbers and text that cannot be': '4xx with a stable code',
  },
} as const satisfies Record<string, Record<string, string>>;

export type Part = keyof typeof matrix;
export type FaultOf<P extends Part> = keyof (typeof matrix)[P] & string;
