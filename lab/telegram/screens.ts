/** What clients see and Telegram does not keep. */
export type Glimpse =
  | { readonly event: 'typing'; readonly action: string }
  /** The answer to a tap: a line over the chat, or nothing but the end of its spinner. */
  | { readonly event: 'answer'; readonly text: string }
  /** A message as it is being written (Bot API, "sendMessageDraft"). */
  | { readonly event: 'draft'; readonly text: string }

/** Shows things to whoever has a chat open right now. */
export type Screens = {
  show(chat: number, glimpse: Glimpse): void
  watch(listener: (chat: number, glimpse: Glimpse) => void): () => void
}

/** Opens the way to the screens. */
export const openScreens = (): Screens => {
  const listeners = new Set<(chat: number, glimpse: Glimpse) => void>()
  return {
    show: (chat, glimpse) => {
      for (const listener of listeners) listener(chat, glimpse)
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
