/**
 * Whether whoever called hung up before they had said it all, as Node tells it: nobody is left to be answered, and nothing
 * of ours has failed, so no operator need be called for it.
 */
export const hungUp = (error: Error): boolean =>
  error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'

/** What the log says of it. */
export const HUNG_UP = 'a caller hung up in the middle of a request'
