import { type Logger, type LoggerOptions, pino } from 'pino';
import { environment } from './environment.ts';

const secrets = ['password', 'token', 'secret', 'cookie', 'authorization', '["set-cookie"]'];

/**
 * A process's log: one JSON object a line on standard output, so that line breaks and terminal
 * codes inside a value stay escaped. Whatever is called like a secret is masked, up to two objects
 * deep.
 */
export function createLog(name: string): Logger {
  return pino(logOptions(name, environment().logLevel));
}

/** The options of `createLog`. */
export function logOptions(name: string, level: string): LoggerOptions {
  return {
    name,
    level,
    base: {},
    redact: {
      paths: ['', '*.', '*.*.'].flatMap((depth) =>
        secrets.map((key) => (key.startsWith('[') ? `${depth.slice(0, -1)}${key}` : depth + key)),
      ),
      censor: '[masked]',
    },
  };
}
