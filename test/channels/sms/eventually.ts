/** The first thing `look` finds, asked again and again for up to five seconds. */
export const eventually = async <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  const deadline = Date.now() + 5_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error('It did not happen within five seconds.')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
