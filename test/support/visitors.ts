import type { Memory } from '#contracts/memory'
import type { Address } from '#core/address'
import type { Event } from '#core/event'
import type { Playbook } from '#core/playbook'
import { minutes } from '#core/time'
import { type Conversation, conversation } from './conversation.ts'
import { activity, MONDAY } from './play.ts'

/** The `n`-th website chat there is. */
export const chatNamed = (n: number): Address => ({ channel: 'webchat', id: `conversation-${n}` })

/** Somebody at a website chat, in a network of their own if none is named. */
export type Visitor = {
  readonly talk: Conversation
  readonly says: (text: string) => Promise<string>
  readonly asksFor: (number: string) => Promise<string>
}

/** Opens one website chat after the other, in one memory. */
export const visitors = (memory: Memory, playbook: Playbook) => {
  let chats = 0
  return async (network?: string): Promise<Visitor> => {
    chats += 1
    const here = chatNamed(chats)
    const talk = await conversation(here, playbook, MONDAY, { memory })
    let messages = 0
    const says = async (text: string): Promise<string> => {
      const before = talk.pass().events.length
      messages += 1
      const said = activity(text, here, `${here.id}-${messages}`)
      talk.wait(minutes(1))
      await talk.comes((at) => ({
        kind: 'message-received',
        at,
        address: here,
        activity: said,
        more: false,
        ...(network && { network }),
      }))
      return heardAt(here, talk.pass().events.slice(before))
    }
    return {
      talk,
      says,
      asksFor: async (number) => {
        await says('can I text with you instead?')
        return says(number)
      },
    }
  }
}

const heardAt = ({ id }: Address, events: readonly Event[]): string =>
  events
    .flatMap((event) => (event.kind === 'message-queued' && event.to.id === id ? [event.message.text] : []))
    .join('\n')
