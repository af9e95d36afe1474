import { afterEach } from '@jest/globals'

/** Ends with each test what it opened. */
export const opening = () => {
  const open: { readonly close: () => Promise<void> }[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
  })
  return async <T extends { readonly close: () => Promise<void> }>(one: Promise<T>): Promise<T> => {
    open.push(await one)
    return one
  }
}
