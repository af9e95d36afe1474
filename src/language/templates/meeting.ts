import type { Brief } from '#core/brief'
import { type SentFile, SLOTS } from '#core/message'
import { type Slot, slotTitle, slotWords, zoneName } from '#core/slot'
import { fill } from '../words/fill.ts'
import type { Tongue } from '../words/tongue.ts'
import { block, type Part, say, sentence, type Voice } from './part.ts'

type MeetingBrief = Extract<
  Brief,
  {
    readonly say:
      | 'offer-slots'
      | 'offer-slot'
      | 'no-slots'
      | 'booking'
      | 'booked'
      | 'requested'
      | 'rebooked'
      | 'called-off'
      | 'moved-there'
      | 'off-there'
      | 'turned-down'
      | 'booking-failed'
      | 'slot-taken'
      | 'reminder'
      | 'already-booked'
      | 'which-meeting'
      | 'moving'
      | 'no-booking'
      | 'meet-after'
      | 'meet-instead'
  }
>

/** What comes back when one of several is taken: it is read as typed, in English, so it says all. */
const WHICH = { move: 'Move the call on', cancel: 'Cancel the call on' } as const

/** What is said of meetings. A time never stands without its zone (D3). */
export const meetingPart = (brief: MeetingBrief, voice: Voice): Part => {
  const title = voice.calendar?.title ?? ''
  const { tongue } = voice
  switch (brief.say) {
    case 'offer-slots':
      return offer(brief, voice, title)
    case 'which-meeting':
      return block(
        say(voice, 'which-meeting', { title }),
        brief.meetings.map((one) => ({
          title: `${slotTitle(one.slot, one.zone, tongue.tag)} ${zoneName(one.slot.start, one.zone)}`,
          value: `${WHICH[brief.deed]} ${slotWords(one.slot, one.zone)}`,
        })),
      )
    case 'offer-slot':
      return sentence(say(voice, 'offer-slot', { title, slot: inFull(brief, tongue) }), tongue.choices.slot)
    case 'no-slots':
    case 'no-booking':
    case 'meet-after':
    case 'meet-instead':
      return sentence(say(voice, brief.say, { title }))
    case 'booking':
      return sentence(
        say(voice, 'booking', {
          doing: fill(tongue.meetings.doing[brief.deed], { slot: inFull(brief, tongue) }),
        }),
      )
    case 'booking-failed': {
      const deed = fill(tongue.meetings.deed[brief.deed], { title, slot: inFull(brief, tongue) })
      return sentence(say(voice, 'booking-failed', { deed }))
    }
    case 'booked':
    case 'rebooked':
    case 'called-off':
    case 'moved-there':
    case 'off-there':
      return {
        ...block(say(voice, brief.say, { title, slot: inFull(brief, tongue) })),
        files: [invited(tongue)],
      }
    case 'requested':
    case 'turned-down':
    case 'slot-taken':
    case 'reminder':
    case 'already-booked':
    case 'moving':
      return sentence(say(voice, brief.say, { title, slot: inFull(brief, tongue) }))
    default:
      return brief satisfies never
  }
}

const offer = (
  { slots, zone, opening, taken }: Extract<Brief, { readonly say: 'offer-slots' }>,
  voice: Voice,
  title: string,
): Part => {
  const { tongue } = voice
  const lead = taken
    ? fill(tongue.meetings.opening.taken, { slot: inFull({ slot: taken, zone }, tongue) })
    : fill(tongue.meetings.opening[opening], { title })
  const names = [...new Set(slots.map(({ start }) => zoneName(start, zone)))].join(' / ')
  return block(
    say(voice, 'offer-slots', { opening: lead, zone: names }),
    slots.map((slot) => ({ title: slotTitle(slot, zone, tongue.tag), value: slotWords(slot, zone) })),
  )
}

/** A time as it is said: with its zone (D3). */
export const inFull = (
  { slot, zone }: { readonly slot: Slot; readonly zone: string },
  { tag, meetings }: Tongue,
): string => `${slotWords(slot, zone, tag, meetings.on)} ${zoneName(slot.start, zone)}`

/** The address is put in at the moment of sending. */
const invited = ({ meetings }: Tongue): SentFile => ({
  url: SLOTS.invitation,
  name: meetings.invitation,
  contentType: 'text/calendar',
})
