/**
 * Every error that stops the program, in one table: what it means and what to do about it. `docs/errors.md` holds the
 * same table, and a test compares them.
 */
export const ERRORS = {
  CONFIG: {
    sentence: 'The environment is not usable as it is.',
    remedy: 'Each line above names a variable, what is wrong with it and what to write.',
  },
  BUSINESS: {
    sentence: 'The business file is not usable as it is.',
    remedy: 'Each line above names a place in the file, what is wrong there and what to write.',
  },
  BUSINESS_FILE: {
    sentence: 'The business file could not be loaded.',
    remedy: 'THROUGHLINE_BUSINESS names a .ts or .js file whose default export is made by defineBusiness.',
  },
  DATA: {
    sentence: 'The data directory cannot be used.',
    remedy: 'THROUGHLINE_DATA names a directory that this process may write and that no other process holds.',
  },
  REDIS: {
    sentence: 'The Redis cannot be used.',
    remedy:
      'REDIS_URL names a Redis 7.0 or newer, or a Valkey, that this process may write to and that throws nothing away.',
  },
  PORT: {
    sentence: 'The port cannot be listened on.',
    remedy: 'Stop whatever uses it, or set PORT to another number.',
  },
} as const

/** The name of an error of the table. */
export type ErrorCode = keyof typeof ERRORS

/** An error for whoever starts the program: a code of the table, and the details of this case. */
export class StartError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, details: string, cause?: unknown) {
    const { sentence, remedy } = ERRORS[code]
    super(`${sentence}\n${details}\n${remedy} (${code})`, { cause })
    this.name = 'StartError'
    this.code = code
  }
}
