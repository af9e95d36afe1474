import type { Receipt } from '#contracts/adapter'
import type { Address } from '#core/address'
import { after, days, type Instant } from '#core/time'
import type { TwilioCalls } from '../shared/twilio-account.ts'
import { createMessage } from '../shared/twilio-send.ts'

/** A payload that asks for the template instead of a message (W2). */
export const OPENING = { opening: 'template' } as const

/** What asks a buyer to write, so that the conversation can go on. */
export type Opening = {
  /** Sends the template, once in a day to each. */
  send(to: Address, message: Envelope, until: Instant | null): Promise<Receipt>
  /** A message came too late: the template goes in its place, once, and the receipt says so. */
  instead(to: Address, message: Envelope, until: Instant | null, refused: string): Promise<Receipt>
}

/** From whom, to whom, and where news of it goes. */
export type Envelope = { readonly from: string; readonly to: string; readonly statusCallback?: string }

/** One invitation is enough for as long as it may be the last thing they heard of us. */
const ONCE_IN = days(1)

/** The template of the configuration, if there is one. */
export const openingOf = (
  calls: TwilioCalls,
  { whatsappTemplate: contentSid }: { readonly whatsappTemplate: string | null },
): Opening => {
  const asked = new Map<string, Instant>()

  const wasAsked = (to: Address): boolean => {
    const now = calls.clock.now()
    for (const [id, at] of asked) if (now >= after(at, ONCE_IN)) asked.delete(id)
    return asked.has(to.id)
  }
  // Without a callback: news of the template would be taken for news of the message in whose place it goes.
  const send: Opening['send'] = async (to, { from, to: recipient }, until) => {
    if (contentSid === null) return refused(NO_TEMPLATE)
    if (wasAsked(to)) return refused(ASKED_BEFORE)
    const { receipt } = await createMessage(calls, { from, to: recipient, contentSid }, until)
    if (receipt.kind === 'accepted' || receipt.kind === 'uncertain') asked.set(to.id, calls.clock.now())
    return receipt
  }
  return {
    send,
    instead: async (to, message, until, reason) => {
      if (contentSid === null) return refused(reason)
      if (wasAsked(to)) return refused(`${reason} ${ASKED_BEFORE}`)
      const receipt = await send(to, message, until)
      return refused(`${reason} ${receipt.kind === 'accepted' ? ASKED : notAsked(receipt)}`)
    },
  }
}

const refused = (reason: string): Receipt => ({ kind: 'refused', reason, suppress: false })

const NO_TEMPLATE =
  'There is no template that could be sent. Set TWILIO_WHATSAPP_TEMPLATE to the HX… value of an approved one.'
const ASKED = 'They were sent the template that asks them to write; this message was not sent.'
const ASKED_BEFORE =
  'They were sent the template that asks them to write before, and have not; this message was not sent.'
const notAsked = (receipt: Exclude<Receipt, { kind: 'accepted' }>): string =>
  `The template that asks them to write did not go out either: ${receipt.reason}`
