import { eventually as tried } from '../../support/eventually.ts'

/** The first thing `look` finds, asked again and again. */
export const eventually = <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> =>
  tried(async () => {
    const found = await look()
    if (found === undefined) throw new Error('It did not happen.')
    return found
  })
