import { fileURLToPath } from 'node:url'

/** The business that runs where none is named. */
export const EXAMPLE = fileURLToPath(new URL('../../examples/fernhill/business.js', import.meta.url))
