import type { Receipt } from '#contracts/adapter'
import type { DeskContent, DeskSign, Told } from '#contracts/desk'
import type { DeliveryState } from '#core/delivery'
import type { DeskOrder, Win } from '#core/desk'
import { contentOf, type Section } from './content.ts'
import type { DeskParts } from './parts.ts'
import { whoIs } from './said.ts'
import { cardNow, stateNow } from './view.ts'
import { winInWords } from './win.ts'
import { noteInWords, refusalInWords, undeliveredInWords } from './words.ts'

/** Does at the desk what an order says (D5, D6). What the memory cannot tell just now is tried again. */
export const perform = async (told: Told, parts: DeskParts): Promise<Receipt> => {
  try {
    const { order } = told
    if (order.do === 'show') return await show(told, parts)
    if (order.do === 'win') return await win(told, order.win, parts)
    const thread = await parts.threads.cardOf(told.handOff)
    return thread === null ? NO_CARD : await inThread(told, order, thread, parts)
  } catch (error) {
    return { kind: 'retry', afterMs: null, reason: String(error), slowDown: false }
  }
}

/** Its card comes first in its line, so this passes. */
const NO_CARD: Receipt = {
  kind: 'retry',
  afterMs: null,
  reason: 'the card of this hand-off is not posted yet',
  slowDown: false,
}
const DONE: Receipt = { kind: 'accepted', externalId: '' }

/** Posts the card, once; and from then on shows it anew. */
const show = async (told: Told, parts: DeskParts): Promise<Receipt> => {
  const content = await cardNow(told.person, told.handOff, parts)
  if (!content) return { kind: 'refused', reason: 'nobody is known by this name any more', suppress: false }
  const card = await parts.threads.cardOf(told.handOff)
  if (card !== null) return parts.port.update(card, content)
  const receipt = await post(told, content, null, parts)
  if (receipt.kind === 'accepted') await parts.threads.keep(told.handOff, receipt.externalId)
  return receipt
}

/** A post in doubt is looked for first. Where nobody can tell, reps rather read a thing twice than never. */
const post = async (
  { key, doubtfulSince }: Told,
  content: DeskContent,
  thread: string | null,
  { port }: DeskParts,
): Promise<Receipt> => {
  const found = doubtfulSince === null ? null : await port.find(key, doubtfulSince, thread)
  return found === null || found === 'unknown'
    ? port.post(content, { thread, key })
    : { kind: 'accepted', externalId: found }
}

/** One line for the whole desk, beside all cards. */
const win = async (told: Told, won: Win, parts: DeskParts): Promise<Receipt> => {
  const state = await stateNow(told.person, parts)
  const who = state ? whoIs(state) : 'somebody'
  const line = winInWords(won, who, state?.recap?.terms ?? null, parts.rules.business.catalogue.currency)
  return post(told, contentOf(null, [{ title: '', lines: [line, parts.whole(told.person)] }]), null, parts)
}

const inThread = (
  told: Told,
  order: Exclude<DeskOrder, { do: 'show' | 'win' }>,
  thread: string,
  parts: DeskParts,
): Promise<Receipt> => {
  const { port } = parts
  const { currency } = parts.rules.business.catalogue
  const say = (section: Section) => post(told, contentOf(null, [section]), thread, parts)
  switch (order.do) {
    case 'relay':
      return say({
        title: `Buyer, ${order.from.channel}`,
        lines: [order.text, ...order.files.map((kind) => `[${kind}, on its way]`)].filter(
          (line) => line !== '',
        ),
      })
    case 'relay-file': {
      const { file } = order
      const url = parts.fileAddress(file)
      return say({ title: 'Buyer', lines: [url === null ? file.name : { title: file.name, url }] })
    }
    case 'note':
      return say({ title: '', lines: [noteInWords(order.note, currency)] })
    case 'whisper':
      return port.whisper(order.rep, refusalInWords(order.why), thread)
    case 'mark':
      return mark(order, thread, parts)
    default:
      return order satisfies never
  }
}

/** A sign at the rep's own message; and where it failed, why, for the rep alone. */
const mark = async (
  order: Extract<DeskOrder, { do: 'mark' }>,
  thread: string,
  { port }: DeskParts,
): Promise<Receipt> => {
  const sign = SIGNS[order.as]
  if (sign === null) return DONE
  const receipt = await port.react(order.said, sign)
  // A message that was deleted meanwhile takes no sign, and needs none.
  if (receipt.kind === 'retry' || receipt.kind === 'uncertain') return receipt
  return sign === 'failed' ? port.whisper(order.rep, undeliveredInWords(order), thread) : DONE
}

const SIGNS: { readonly [state in DeliveryState]: DeskSign | null } = {
  queued: null,
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  failed: 'failed',
  suppressed: 'failed',
  withdrawn: 'failed',
  uncertain: 'failed',
}
