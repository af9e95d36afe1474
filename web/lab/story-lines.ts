import type { Event } from '#core/event'
import type { Instant, Milliseconds } from '#core/time'
import type { Fault } from './devices/faults.ts'
import type { Text } from './devices/networks.ts'

/** Where the story takes place; on the clock, time passes. */
export type Place = 'website' | 'phone' | 'desk' | 'clock'

/** One step of the story: where it is said, what, and what to notice. */
export type Step = {
  readonly where: Place
  /** What to say; null while it cannot be known yet, and where nothing is said. */
  readonly say: string | null
  /** Shown while `say` is null. */
  readonly wait?: string
  readonly notice: string
  /** What goes wrong with it on its way. */
  readonly wire?: Fault['wire']
  /** How much time passes. */
  readonly pass?: Milliseconds
  readonly done: boolean
}

/** Whose story it is: what others sell is no coffee. */
export const TOLD_BY = 'Fernhill'

/** The story of Fernhill's buyer, told by whoever holds this phone, and how far they have come. */
export const storyOf = (
  journal: readonly Event[],
  since: Instant,
  phone: { readonly number: string; readonly code: string | null },
): readonly Step[] => {
  const events = journal.filter(({ at }) => at >= since)
  const heard = { website: saidIn(events, ['webchat']), phone: saidIn(events, ['sms', 'whatsapp']) }
  const says = (where: keyof typeof heard, say: string, notice: string): Step => ({
    where,
    say,
    notice,
    done: heard[where].has(plainWords(say)),
  })
  const joined = events.some(({ kind }) => kind === 'address-joined')
  return [
    says(
      'website',
      'Hi, we’re about 40 people and want coffee machines before Dec 1, maybe $300 a month.',
      'Every fact is kept with the words that carry it.',
    ),
    says('website', 'do you have oat milk?', 'Answered, and the open question picked up again.'),
    says('website', 'can I text with you instead?', 'A number alone opens nothing; it must be proven.'),
    {
      where: 'website',
      say: phone.number,
      notice: 'A code goes to the phone.',
      done: joined || events.some(({ kind }) => kind === 'code-issued'),
    },
    {
      where: 'website',
      say: joined ? null : phone.code,
      wait: 'the code from the phone',
      notice: 'Website and phone are one person now.',
      done: joined,
    },
    says(
      'phone',
      'what would the team plan be all in?',
      'Days later, the same conversation; nothing is asked twice.',
    ),
    says(
      'phone',
      'let’s do it',
      'Ready to buy is not yet a yes: the recap comes first. Let a day pass here, and one text says where it stands.',
    ),
    says(
      'phone',
      'yeah but can we start Jan 1?',
      'A yes with a change is no yes; the recap is stated again.',
    ),
    says('phone', 'yes, go ahead', 'A yes to exactly this recap, bound to its hash.'),
    says('phone', 'I agree', 'The terms are acknowledged, and the checkout link appears.'),
    {
      where: 'phone',
      say: null,
      wait: 'open the link and pay',
      notice: 'The same thread says so, with a receipt.',
      done: joined && events.some(({ kind }) => kind === 'paid'),
    },
  ]
}

/** The code in the newest text that has one. */
export const codeIn = (texts: readonly Text[], since: Instant): string | null =>
  texts
    .filter(({ mine, at }) => !mine && at >= since)
    .flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? [])
    .at(-1) ?? null

/** What was said on these channels; what a choice means was said where the message was that it came with. */
const saidIn = (events: readonly Event[], channels: readonly string[]): ReadonlySet<string> => {
  let isHere = false
  return new Set(
    events.flatMap((event) => {
      if (event.kind === 'message-received') isHere = channels.includes(event.address.channel)
      if (!isHere) return []
      if (event.kind === 'message-received') return [plainWords(event.activity.text)]
      return event.kind === 'choice-taken' ? [plainWords(event.choice.value)] : []
    }),
  )
}

/** Letters and digits alone, so that a curly apostrophe and a full stop make no difference. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
