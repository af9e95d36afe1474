import type { DeskEars } from '#contracts/desk'
import { approvalBy } from '#core/approval'
import type { HandOffEnd, Rep, RepNews } from '#core/desk'
import { type PersonId, personId } from '#core/ids'
import { alive } from '#core/signal'
import { answerTo } from './command.ts'
import { approveForm, exceptionIn, returnForm } from './forms.ts'
import type { DeskParts } from './parts.ts'
import { personOf } from './threads.ts'
import { stateNow } from './view.ts'
import { refusalInWords } from './words.ts'

/**
 * What reps do becomes mail of the person it is about; the core decides on it, in order, so that of two claims on two nodes
 * one is first. A claim interrupts the turn that is under way (I12).
 *
 * N1 What is outside of a card's thread, and a note within it, is nobody's mail: it can reach no buyer (D6).
 */
export const earsOf = (parts: DeskParts): DeskEars => ({
  said: async ({ thread, text, rep, message, place, attachments }) => {
    if (thread === null || isNote(text)) return
    const handOff = await parts.threads.at(thread)
    if (handOff === null) return
    const at = parts.clock.now()
    await mail(
      handOff,
      message,
      { kind: 'rep-said', at, rep, handOff, said: message, place, text, attachments },
      parts,
    )
  },
  tapped: async ({ rep, button, value, trigger, name }) => {
    const at = parts.clock.now()
    switch (button) {
      case 'claim':
        return mail(value, name, { kind: 'rep-claimed', at, rep, handOff: value }, parts)
      case 'take':
        return post(personId(value), name, { kind: 'rep-claimed', at, rep, handOff: null }, parts)
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
    if (form === 'return') {
      const agreed = (fields.agreed ?? '').trim()
      await mail(about, name, ended(about, rep, at, 'returned', agreed === '' ? null : agreed), parts)
      return null
    }
    const asked = exceptionIn(fields)
    if ('wrong' in asked) return asked.wrong
    const limit = await limitOf(about, rep, asked, parts)
    if (limit !== null) return { [fieldOf(asked)]: refusalInWords({ reason: 'beyond-limit', limit }) }
    await mail(
      about,
      name,
      { kind: 'rep-judged', at, rep, handOff: about, verdict: 'approved', ...asked },
      parts,
    )
    return null
  },
  commanded: ({ text }) => answerTo(text, parts),
})

/** Whether words in a thread are the reps' own: they begin with // or a lock. */
export const isNote = (text: string): boolean => /^\s*(\/\/|🔒|:lock:)/u.test(text)

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

const ask = async (trigger: string, handOff: string, rep: Rep, parts: DeskParts): Promise<void> => {
  const person = personOf(handOff)
  const state = person && (await stateNow(person, parts))
  if (!state) return
  const asked = alive(state.signals, 'discount', state.now) ?? null
  await shown(await parts.port.ask(trigger, approveForm(handOff, asked)), rep, parts)
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

/** Told at once where it can be; the core judges it again, by what stands then. */
const limitOf = async (
  handOff: string,
  rep: Rep,
  asked: Parameters<typeof approvalBy>[1],
  parts: DeskParts,
): Promise<string | null> => {
  const person = personOf(handOff)
  const state = person && (await stateNow(person, parts))
  if (!state) return null
  const by = { id: rep.id, quote: '', said: '', place: { channel: 'desk', id: rep.id } }
  const approval = approvalBy(by, asked, state, parts.rules)
  return 'limit' in approval ? approval.limit : null
}

const fieldOf = ({ discount, price }: Parameters<typeof approvalBy>[1]): string =>
  discount !== null ? 'discount' : price !== null ? 'price' : 'terms'
