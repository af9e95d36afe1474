import type { Memory } from '#contracts/memory'

/** A memory that says which of its questions were asked on the way out. */
export const counting = (): { readonly made: string[]; readonly through: (memory: Memory) => Memory } => {
  const made: string[] = []
  const heard = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name, receiver) => {
        const member: unknown = Reflect.get(target, name, receiver)
        if (typeof member !== 'function') return member
        return (...given: readonly unknown[]) => {
          made.push(String(name))
          return Reflect.apply(member, target, given)
        }
      },
    })
  return {
    made,
    through: (memory) => ({
      ...memory,
      outbox: heard(memory.outbox),
      journal: heard(memory.journal),
      directory: heard(memory.directory),
    }),
  }
}
