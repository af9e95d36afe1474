/** An Activity as JSON. */
export type Wired = { readonly [key: string]: unknown }

/** One Activity in a conversation; `mine` when the client sent it. */
export type Kept = { readonly id: string; readonly mine: boolean; readonly activity: Wired }

/** What the emulated service knows: conversations, and who shut the bot out of theirs. */
export type Store = {
  keep(conversation: string, kept: Kept): void
  thread(conversation: string): readonly Kept[]
  block(conversation: string): void
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
    thread: (conversation) => threads.get(conversation) ?? [],
    block: (conversation) => void blocked.add(conversation),
    isBlocked: (conversation) => blocked.has(conversation),
    isKnown: (conversation) => threads.has(conversation),
  }
}
