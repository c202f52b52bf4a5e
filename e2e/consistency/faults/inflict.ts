import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessName } from '#e2e/faults/system/processes.ts';
import type { System } from '#e2e/faults/system/start-system.ts';
import { pick } from '../plan/create-random.ts';
import type { Fault } from '../plan/fault.ts';
import type { Person } from '../session/person.ts';
import type { Qa } from './create-qa.ts';

/** What faults are done to. */
export type Inflicted = { system: System; qa: Qa; people: readonly Person[] };

/** Does one fault and takes it back after its time; false when there was nothing to do it to. */
export const inflict = async (fault: Fault, target: Inflicted): Promise<boolean> => {
  const { kind, whom, how, lasts } = fault;
  switch (kind) {
    case 'worker-killed':
      return signal(fault, target, 'worker', 'SIGKILL');
    case 'web-killed':
      return signal(fault, target, 'web', 'SIGKILL');
    case 'worker-paused': {
      const isPaused = await signal(fault, target, 'worker', 'SIGSTOP');
      await delay(lasts);
      await signal(fault, target, 'worker', 'SIGCONT');
      return isPaused;
    }
    case 'postgres-killed':
      await target.system.postgres.kill();
      return true;
    case 'projection-delayed':
    case 'projection-paused':
    case 'frames-dropped':
    case 'frames-doubled':
    case 'frames-delayed':
    case 'sockets-closed':
    case 'commands-failed-before':
    case 'commands-failed-after':
      return askQa(fault, target);
    case 'connections-cut':
      for (const { proxy } of tabsOf(target)) proxy.reset();
      return true;
    case 'connection-reset':
      tabOf(target, whom)?.proxy.reset();
      return true;
    case 'replies-truncated':
      return spoil(fault, target, {
        bytesLeft: { up: Number.POSITIVE_INFINITY, down: Math.floor(how * 6_000) },
      });
    case 'blackhole':
      return spoil(fault, target, { isBlackhole: true });
    case 'slow-network':
      return spoil(fault, target, { latencyMs: 50 + how * 350 });
    case 'pages-frozen':
      return freeze(2_000 + how * 1_000);
    default:
      return kind satisfies never;
  }
};

/** Every page stands still in whatever it is doing, as on a laptop that sleeps. */
const freeze = (ms: number): true => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return true;
};

const tabsOf = ({ people }: Inflicted) => people.flatMap(({ tabs }) => tabs);
const tabOf = (target: Inflicted, whom: number) => pick(tabsOf(target), whom);

const signal = async (
  { whom }: Fault,
  { system }: Inflicted,
  name: ProcessName,
  sent: NodeJS.Signals,
): Promise<boolean> => (await pick(system.copies, whom)?.processes.signal(name, sent)) ?? false;

/** Makes the network of one tab bad for a while. */
const spoil = async (
  { whom, lasts }: Fault,
  target: Inflicted,
  rules: Parameters<ReturnType<typeof tabsOf>[number]['proxy']['set']>[0],
): Promise<boolean> => {
  const tab = tabOf(target, whom);
  if (tab === undefined) return false;
  tab.proxy.set(rules);
  await delay(lasts);
  tab.proxy.heal();
  return true;
};

/** What the system does to itself when QA asks; frames and commands of one person, or of everybody. */
const askQa = async (
  { kind, whom, how, lasts }: Fault,
  { qa, people }: Inflicted,
): Promise<boolean> => {
  const userId = whom < 0.4 ? undefined : pick(people, (whom - 0.4) / 0.6)?.viewer.id;
  const times = 1 + Math.floor(how * 4);
  switch (kind) {
    case 'projection-delayed':
      return qa.forAWhile(
        lasts,
        'projection',
        { delayMs: Math.round(100 + how * 900) },
        { delayMs: 0 },
      );
    case 'projection-paused':
      return qa.forAWhile(lasts, 'projection', { paused: true }, { paused: false });
    case 'frames-dropped':
      return qa.forAWhile(
        lasts,
        'realtime',
        { dropRate: 0.2 + how * 0.8, userId },
        { dropRate: 0, userId },
      );
    case 'frames-doubled':
      return qa.forAWhile(
        lasts,
        'realtime',
        { duplicateRate: how, userId },
        { duplicateRate: 0, userId },
      );
    case 'frames-delayed': {
      const delayMs = Math.round(20 + how * 1_000);
      return qa.forAWhile(lasts, 'realtime', { delayMs, userId }, { delayMs: 0, userId });
    }
    case 'sockets-closed':
      return qa.post('realtime', { disconnectAll: true, userId });
    case 'commands-failed-before':
      return qa.post('commands', { failBefore: times, userId });
    case 'commands-failed-after':
      return qa.post('commands', { failAfter: times, userId });
    default:
      return false;
  }
};
