/** An Activity as JSON. */
export type Wired = { readonly [key: string]: unknown }

/** One Activity in a conversation; `mine` when the client sent it. */
export type Kept = { readonly id: string; readonly mine: boolean; readonly activity: Wired }

/** What the emulated service knows: conversations, and who shut the bot out of theirs. */
export type Store = {
  keep(conversation: string, kept: Kept): void
  /** Puts another Activity in the place of one that is there; false when none is. */
  replace(conversation: string, id: string, activity: Wired): boolean
  thread(conversation: string): readonly Kept[]
  /** Whether the bot may write there: a client has written, and has not blocked it. */
  block(conversation: string, blocked: boolean): void
  isBlocked(conversation: string): boolean
  isKnown(conversation: string): boolean
}

/** Conversations in this process; nothing of them outlives it. */
export const openStore = (): Store => {
  const threads = new Map<string, Kept[]>()
  const blocked = new Set<string>()
  const threadOf = (conversation: string): Kept[] => {
    const thread = threads.get(conversation) ?? []
    threads.set(conversation, thread)
    return thread
  }
  return {
    keep: (conversation, kept) => void threadOf(conversation).push(kept),
    replace: (conversation, id, activity) => {
      const thread = threadOf(conversation)
      const at = thread.findIndex((kept) => kept.id === id && !kept.mine)
      if (at >= 0) thread[at] = { id, mine: false, activity }
      return at >= 0
    },
    thread: (conversation) => threads.get(conversation) ?? [],
    block: (conversation, isOn) => void (isOn ? blocked.add(conversation) : blocked.delete(conversation)),
    isBlocked: (conversation) => blocked.has(conversation),
    isKnown: (conversation) => threads.has(conversation),
  }
}
