import type { Parts } from './content.ts'

/** Messages a second to one chat, and to all (Bots FAQ, "My bot is hitting limits"). */
const [TO_ONE, TO_ALL] = [1, 30]

/** How many seconds a send to a chat must wait; 0 when it may go, and then it counts. */
export const openPacing = ({ options, clock }: Parts): ((chat: string) => number) => {
  let sent: { readonly chat: string; readonly at: number }[] = []
  return (chat) => {
    if (options.limits !== true) return 0
    const now = clock.now()
    sent = sent.filter(({ at }) => now - at < 1_000)
    const isFull = sent.length >= TO_ALL || sent.filter((one) => one.chat === chat).length >= TO_ONE
    if (isFull) return 1
    sent.push({ chat, at: now })
    return 0
  }
}
