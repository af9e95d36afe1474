import { pino } from 'pino'
import type { Config } from '#config/environment'
import type { Log } from '#contracts/log'

/** Lines of JSON on standard error; standard output is the screen. */
export const loggerOf = ({ logLevel }: Pick<Config, 'logLevel'>): Log =>
  pino({ level: logLevel }, pino.destination({ dest: 2, sync: false }))
