import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { LogLevel } from './options/server-options.js';

/** The server's log on standard error: lines for a person on a terminal, JSON lines for everything else. It never holds a key. */
export function createLogger(level: LogLevel): Logger {
  const options = { level: level === 'OFF' ? 'silent' : level.toLowerCase(), base: null };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ fd: 2, sync: false }));
  return pino(options, pretty({ destination: 2, translateTime: 'SYS:HH:MM:ss.l', colorize: true }));
}
