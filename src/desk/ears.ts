import type { DeskEars } from '#contracts/desk'
import type { Attachment } from '#core/activity'
import { approvalBy, orderMark } from '#core/approval'
import type { HandOffEnd, Rep, RepNews, RepRefusal } from '#core/desk'
import type { Exception } from '#core/exception'
import { type PersonId, personId } from '#core/ids'
import { alive } from '#core/signal'
import { answerTo } from './command.ts'
import { approveForm, exceptionIn, openedFrom, returnForm } from './forms.ts'
import { noteIn } from './note.ts'
import type { DeskParts } from './parts.ts'
import { personOf } from './threads.ts'
import { stateNow } from './view.ts'
import { KEPT_NOTES, refusalInWords, takeItOut, takenOut } from './words.ts'

/**
 * What reps do becomes mail of the person it is about; the core decides on it, in order, so that of two claims on two nodes
 * one is first. A claim interrupts the turn that is under way (I12).
 *
 * N1 What is outside of a card's thread, and a note within it, is nobody's mail: it can reach no buyer (D6).
 * N2 Mail is named after what the rep did, so that a tap or a form that comes twice is one (I2).
 */
export const earsOf = (parts: DeskParts): DeskEars => ({
  said: async ({ thread, text, rep, message, place, attachments }) => {
    if (thread === null) return
    const handOff = await parts.threads.at(thread)
    const note = noteIn(text)
    if (handOff === null || note === 'whole') return
    if (note !== null) {
      await parts.port.whisper(rep.id, KEPT_NOTES[note], thread)
      return
    }
    const at = parts.clock.now()
    const safe = withoutSecrets(text, attachments, parts)
    const words = { text: safe.text, attachments: safe.attachments }
    await mail(
      handOff,
      message,
      { kind: 'rep-said', at, rep, handOff, said: message, place, ...words },
      parts,
    )
    if (safe.what.length > 0) await parts.port.whisper(rep.id, takenOut(safe.what), thread)
  },
  tapped: async ({ rep, button, value, trigger, name }) => {
    const at = parts.clock.now()
    switch (button) {
      case 'claim':
        return mail(value, name, { kind: 'rep-claimed', at, rep, handOff: value }, parts)
      case 'pause':
        return mail(value, name, { kind: 'rep-claimed', at, rep, handOff: value, quiet: true }, parts)
      case 'take':
        return post(personId(value), name, { kind: 'rep-claimed', at, rep, handOff: null }, parts)
      case 'silence':
        return post(
          personId(value),
          name,
          { kind: 'rep-claimed', at, rep, handOff: null, quiet: true },
          parts,
        )
      case 'approve':
        return ask(trigger, value, rep, parts)
      case 'return':
        return shown(await parts.port.ask(trigger, returnForm(value)), rep, parts)
      case 'decline':
        return mail(value, name, { kind: 'rep-judged', at, rep, handOff: value, ...DECLINED }, parts)
      case 'resolve':
        return mail(value, name, ended(value, rep, at, 'resolved', null), parts)
      case 'not-needed':
        return mail(value, name, ended(value, rep, at, 'not-needed', null), parts)
    }
  },
  filled: async ({ rep, form, about, fields, name }) => {
    const at = parts.clock.now()
    const secret = secretIn(fields, parts)
    if (secret) return secret
    if (form === 'return') {
      const agreed = (fields.agreed ?? '').trim()
      await mail(about, name, ended(about, rep, at, 'returned', agreed === '' ? null : agreed), parts)
      return null
    }
    const { handOff, of, opener } = openedFrom(about)
    if (opener !== rep.id)
      return { discount: 'This form is somebody else’s. Tap Approve on the card yourself.' }
    const asked = exceptionIn(fields, await isForAmount(handOff, parts))
    if ('wrong' in asked) return asked.wrong
    const why = await refusalOf(handOff, rep, asked, parts)
    if (why) return { [fieldOf(asked)]: refusalInWords(why) }
    const event: RepNews = { kind: 'rep-judged', at, rep, handOff, verdict: 'approved', of, ...asked }
    await mail(handOff, name, event, parts)
    return null
  },
  commanded: ({ text }) => answerTo(text, parts),
})

/** What a rep wrote, and the names of their files, as it may be kept (M9). */
const withoutSecrets = (text: string, attachments: readonly Attachment[], { redact }: DeskParts) => {
  const words = redact(text)
  const names = attachments.map(({ name = '' }) => redact(name))
  return {
    text: words.text,
    attachments: attachments.map((one, n) => ({ ...one, ...(one.name && { name: names[n]?.text ?? '' }) })),
    what: [...new Set([words, ...names].flatMap(({ what }) => what))],
  }
}

/** What stands in a form and may not be kept, at its field; null where nothing does. */
const secretIn = (
  fields: { readonly [field: string]: string },
  { redact }: DeskParts,
): { readonly [field: string]: string } | null => {
  const found = Object.entries(fields).flatMap(([field, text]) => {
    const { what } = redact(text)
    return what.length === 0 ? [] : [[field, takeItOut(what)] as const]
  })
  return found.length === 0 ? null : Object.fromEntries(found)
}

const DECLINED = { verdict: 'declined', discount: null, price: null, terms: null } as const

const ended = (
  handOff: string,
  rep: Rep,
  at: RepNews['at'],
  how: Exclude<HandOffEnd, 'approved' | 'declined'>,
  agreed: string | null,
): RepNews => ({ kind: 'rep-closed', at, rep, handOff, how, agreed })

const mail = async (handOff: string, name: string, event: RepNews, parts: DeskParts): Promise<void> => {
  const person = personOf(handOff)
  if (person !== null) await post(person, name, event, parts)
}

const post = async (person: PersonId, name: string, event: RepNews, { memory }: DeskParts): Promise<void> => {
  const envelope = { id: `desk:${event.kind}:${name}`, event }
  await memory.mailbox.accept(
    person,
    event.kind === 'rep-claimed' ? { ...envelope, interrupts: true } : envelope,
    event.at,
  )
}

const ofHandOff = async (handOff: string, parts: DeskParts) => {
  const person = personOf(handOff)
  return person && (await stateNow(person, parts, handOff))
}

/** The form shows what is granted already, and is for the order as it is known at this moment. */
const ask = async (trigger: string, handOff: string, rep: Rep, parts: DeskParts): Promise<void> => {
  const state = await ofHandOff(handOff, parts)
  if (!state) return
  const { desk, signals, now } = state
  const why: RepRefusal | null =
    desk?.id !== handOff
      ? { reason: 'over' }
      : desk.owner && desk.owner.id !== rep.id
        ? { reason: 'taken', by: desk.owner }
        : null
  if (why) {
    await parts.port.whisper(rep.id, refusalInWords(why), await parts.threads.cardOf(handOff))
    return
  }
  const form = approveForm(
    { handOff, of: orderMark(state, parts.rules), opener: rep.id },
    alive(signals, 'discount', now) ?? null,
    alive(signals, 'approval', now) ?? null,
  )
  await shown(await parts.port.ask(trigger, form), rep, parts)
}

/** A form that does not open would leave the rep waiting. */
const shown = async (
  receipt: Awaited<ReturnType<DeskParts['port']['ask']>>,
  rep: Rep,
  { port }: DeskParts,
): Promise<void> => {
  if (receipt.kind !== 'accepted')
    await port.whisper(rep.id, `The form did not open (${receipt.reason}) Please tap again.`, null)
}

/** Where a rep was called because of the amount, the order may be approved just as it is. */
const isForAmount = async (handOff: string, parts: DeskParts): Promise<boolean> =>
  (await ofHandOff(handOff, parts))?.desk?.triggers.includes('amount') ?? false

/** Told at once where it can be; the core judges it again, by what stands then. */
const refusalOf = async (
  handOff: string,
  rep: Rep,
  asked: Exception,
  parts: DeskParts,
): Promise<RepRefusal | null> => {
  const state = await ofHandOff(handOff, parts)
  if (!state) return null
  const by = { ...rep, quote: '', said: '', place: { channel: 'desk', id: rep.id } }
  const approval = approvalBy(by, asked, state, parts.rules)
  return 'refused' in approval ? approval.refused : null
}

const fieldOf = ({ discount, price, terms }: Exception): string =>
  discount !== null ? 'discount' : price !== null ? 'price' : terms !== null ? 'terms' : 'discount'
