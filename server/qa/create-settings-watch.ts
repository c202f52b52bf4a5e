import type { Logger } from 'pino';
import { atRest, type Settings } from './settings.ts';

export type SettingsWatch = {
  /** What was asked when last looked at. */
  now(): Settings;
  /** Looks now: what was set before this call is in the answer. */
  look(): Promise<Settings>;
  stop(): void;
};

export type WatchOptions = {
  read: () => Promise<Settings>;
  /** Called after each look that found something else than the one before it. */
  onChange: (now: Settings, before: Settings) => void;
  log: Pick<Logger, 'warn'>;
  everyMs?: number;
};

/**
 * Keeps what QA has asked for in this process's memory. Looks every second regardless, so a NOTIFY
 * that was lost costs no more than that; whoever hears one calls `look`.
 */
export function createSettingsWatch({
  read,
  onChange,
  log,
  everyMs = 1_000,
}: WatchOptions): SettingsWatch {
  let settings = atRest;
  let known: { begun: number; text: string } | undefined;
  let looks = 0;

  const look = async () => {
    looks += 1;
    const begun = looks;
    const found = await read();
    // Of two looks at the same time the later one may be answered first, and is the truer.
    if (known !== undefined && known.begun > begun) return settings;
    const before = settings;
    const text = JSON.stringify([[...found.scopes], [...found.poison]]);
    const isNews = known !== undefined && known.text !== text;
    known = { begun, text };
    settings = found;
    if (isNews) onChange(found, before);
    return found;
  };

  const lookAgain = () => {
    look().catch((err: unknown) => log.warn({ err }, 'QA: the controls cannot be read'));
  };
  const timer = setInterval(lookAgain, everyMs).unref();
  lookAgain();
  return { now: () => settings, look, stop: () => clearInterval(timer) };
}
