import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export type ProcessName = 'web' | 'worker';

/** The processes of a copy, by what their supervisors noted of them. */
export type Processes = {
  /** Makes the folders in which they are noted. */
  prepare(): Promise<void>;
  /** The process of now; undefined between its end and its next start. */
  pid(name: ProcessName): Promise<number | undefined>;
  /** Sends a signal; false when that process is not there. */
  signal(name: ProcessName, signal: NodeJS.Signals): Promise<boolean>;
};

const noted = z.record(z.string(), z.object({ pid: z.number() }));

export const processesOf = (folders: Record<ProcessName, string>): Processes => {
  const pid = async (name: ProcessName): Promise<number | undefined> => {
    const text = await readFile(join(folders[name], 'children.json'), 'utf8').catch(() => '{}');
    return noted.parse(JSON.parse(text))[name]?.pid;
  };
  return {
    prepare: async () => {
      for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
    },
    pid,
    signal: async (name, signal) => {
      const found = await pid(name);
      if (found === undefined) return false;
      try {
        return process.kill(found, signal);
      } catch {
        return false;
      }
    },
  };
};
