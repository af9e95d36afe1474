/** Does work of one key one after the other, and of different keys side by side. */
export type InLine = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** A line for each key that has work. */
export const inLine = (): InLine => {
  const ends = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const mine = (ends.get(key) ?? Promise.resolve()).then(work, work)
    const leave = (): void => {
      if (ends.get(key) === mine) ends.delete(key)
    }
    ends.set(key, mine)
    mine.then(leave, leave)
    return mine
  }
}
