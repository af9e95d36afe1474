import { z } from 'zod'

/** An http(s) address, without a slash at its end; `why` says what it is for and what to write. */
export const url = (why: string) =>
  z.url({ protocol: /^https?$/, error: `is no http(s) address: ${why}` }).transform(bare)

const bare = (address: string): string => address.replace(/\/+$/, '')
