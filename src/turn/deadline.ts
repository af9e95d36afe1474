import type { Milliseconds } from '#core/time'

/** Fails what takes longer: a call that hangs for ever must not hold a person for ever. */
export const within = <T>(length: Milliseconds, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const letter = `No answer was ready after ${length / 1_000} seconds. See what the language calls wait for.`
    timer = setTimeout(() => reject(new Error(letter)), length)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
