import { createQa, type Qa } from '#e2e/consistency/faults/create-qa.ts';
import type { Recorder } from '#e2e/consistency/history/create-recorder.ts';
import { createRecorder } from '#e2e/consistency/history/create-recorder.ts';
import type { Violation } from '#e2e/consistency/history/entry.ts';
import { planOperations } from '#e2e/consistency/plan/plan-operations.ts';
import { invitePeople } from '#e2e/consistency/session/invite-people.ts';
import { live } from '#e2e/consistency/session/live.ts';
import type { Person } from '#e2e/consistency/session/person.ts';
import { createLoad, type Load } from '../load/create-load.ts';
import { type System, type SystemOptions, startSystem } from '../system/start-system.ts';

/** A running system with people and programs at it, to be made to fail. */
export type Scene = {
  system: System;
  qa: Qa;
  /** Headers of a signed-in admin. */
  adminHeaders: Record<string, string>;
  load: Load;
  /** Real browser engines, one in five an admin's. */
  people: readonly Person[];
  recorder: Recorder;
  /** What their screens showed that they should not have, since it was last taken. */
  takeScreens(): Violation[];
  signal: AbortSignal;
  /** Everybody begins, or goes on. */
  begin(): void;
  /** Everybody stops; what is on its way stays so. */
  pause(): Promise<void>;
  close(): Promise<void>;
};

export type SceneOptions = SystemOptions & {
  seed: number;
  callers: number;
  sessions: number;
  signal: AbortSignal;
};

/** Opens it on a system of two copies that it starts, or on one that was started already. */
export const openScene = async (options: SceneOptions, started?: System): Promise<Scene> => {
  const { seed, callers, sessions, signal } = options;
  const system = started ?? (await startSystem(2, signal, options));
  let screens: Violation[] = [];
  const recorder = createRecorder((violation) => screens.push(violation));
  try {
    const { people, adminHeaders } = await invitePeople(system, { sessions, seed, recorder });
    const load = await createLoad(system, { callers, seed, name: 'caller' });
    const webPorts = system.copies.map(({ webPort }) => webPort);
    const plans = people.map(({ viewer }, session) => planOperations(seed, session, viewer));
    let over = new AbortController();
    let living: Promise<unknown> = Promise.resolve();
    return {
      system,
      load,
      people,
      recorder,
      signal,
      adminHeaders,
      qa: createQa(webPorts, adminHeaders),
      takeScreens: () => {
        const taken = screens;
        screens = [];
        return taken;
      },
      begin: () => {
        over = new AbortController();
        load.begin();
        living = Promise.all(
          people.map((person, index) =>
            live(person, unhurried(plans[index]), () => {}, over.signal),
          ),
        );
      },
      pause: async () => {
        over.abort();
        await Promise.all([living, load.stop()]);
      },
      close: async () => {
        over.abort();
        await load.stop();
        await Promise.all(people.map((person) => person.close()));
        recorder.network.stop();
        await system.stop();
      },
    };
  } catch (error) {
    recorder.network.stop();
    await system.stop();
    throw error;
  }
};

/** People who think between two steps: what counts here is the faults, not the clicks. */
function* unhurried(
  plan: ReturnType<typeof planOperations> | undefined,
): ReturnType<typeof planOperations> {
  for (const operation of plan ?? []) yield { ...operation, pauseMs: operation.pauseMs * 10 };
}
