import type { DeskContent } from '#contracts/desk'
import { strangerAt } from '#core/address'
import { authorityOf } from '#core/authority'
import { theirName } from '#core/contacts'
import { type PersonId, personId } from '#core/ids'
import { stageOf } from '#core/stage'
import type { State } from '#core/state'
import { contactInWords } from './contact.ts'
import { type Button, contentOf } from './content.ts'
import type { DeskParts } from './parts.ts'
import { whoIs } from './said.ts'
import { ago } from './text.ts'
import { fillsTimeline, timelineOf } from './timeline.ts'
import { stateNow, tailOf } from './view.ts'

/** Persons that are looked through, the one last heard first; and how many are shown of those that fit. */
const LOOK_AT = 200
const SHOWN = 3

/** `/throughline 0134`: who is meant, where they stand, what has happened, and buttons to take over or pause the bot. */
export const answerTo = async (text: string, parts: DeskParts): Promise<DeskContent> => {
  const wanted = text.trim()
  if (wanted === '' || HELP.test(wanted)) return contentOf(null, [{ title: '', lines: [USAGE] }])
  const found = await findAll(wanted, parts)
  if (found.length === 0)
    return contentOf(null, [
      { title: '', lines: [`Nobody of the last ${LOOK_AT} fits "${wanted}". ${USAGE}`] },
    ])
  const shown = await Promise.all(found.slice(0, SHOWN).map((state) => about(state, parts)))
  const more =
    found.length > SHOWN
      ? [{ title: '', lines: [`And ${found.length - SHOWN} more. Write more of the number or the name.`] }]
      : []
  return {
    text: [...shown.map((one) => one.text), ...more.flatMap(({ lines }) => lines)].join('\n\n'),
    blocks: [...shown.flatMap((one) => one.blocks), ...contentOf(null, more).blocks],
  }
}

/** What people type to see how something is used. */
const HELP = /^(?:-{0,2}help|-h|\?)$/i

const USAGE =
  'Write the end of a phone number or an id, a name, an e-mail address, or a person: /throughline 0134'

/** Who is named in full is found however long ago they were heard of. */
const findAll = async (wanted: string, parts: DeskParts): Promise<readonly State[]> => {
  const exact = await statesOf([personId(wanted), ...(await holdersOf(wanted, parts))], parts)
  if (exact.length > 0) return exact
  const states = await statesOf(await parts.memory.journal.persons(LOOK_AT), parts)
  const small = wanted.toLowerCase()
  const byAddress = states.filter((state) => hasAddress(state, small))
  if (byAddress.length > 0) return byAddress
  return states.filter((state) => theirName(state)?.toLowerCase().includes(small))
}

const statesOf = async (persons: readonly PersonId[], parts: DeskParts): Promise<readonly State[]> =>
  (await Promise.all([...new Set(persons)].map((person) => stateNow(person, parts)))).filter(
    (state) => state !== null,
  )

/** Whose a whole number is: on every channel that goes by numbers it is the same id. */
const holdersOf = async (wanted: string, { memory, rules }: DeskParts): Promise<readonly PersonId[]> => {
  const id = wanted.replace(/[\s().-]/g, '')
  if (!/^\+\d{8,15}$/.test(id)) return []
  const holders = Object.keys(rules.channels).map(async (channel) => {
    const address = { channel, id }
    return (await memory.directory.personOf(address)) ?? strangerAt(address)
  })
  return Promise.all(holders)
}

/** Somebody without a name is called by the end of their id. An e-mail address is only a claim of theirs; it finds them, and proves nothing. */
const hasAddress = ({ addresses, signals }: State, wanted: string): boolean => {
  const digits = wanted.replace(/\D/g, '')
  const isNumber = digits.length >= 3 && /^[\d\s().+-]+$/.test(wanted)
  const end = wanted.replace(/^…/, '')
  const ids = Object.values(addresses).map(({ address }) => address.id.toLowerCase())
  return (
    ids.some(
      (id) => id === wanted || (isNumber && id.endsWith(digits)) || (end.length >= 4 && id.endsWith(end)),
    ) || signals.contact?.value.id.toLowerCase() === wanted
  )
}

const about = async (state: State, parts: DeskParts): Promise<DeskContent> => {
  const { rules, clock, whole } = parts
  const events = await tailOf(state, parts, fillsTimeline)
  const now = clock.now()
  const channels = Object.values(state.addresses).map((contact) => contactInWords(contact, now))
  const owner = state.desk?.owner
  const standing = owner
    ? [`${owner.quiet ? 'Paused by' : 'With'} ${owner.name} since ${ago(now - owner.since)}`]
    : []
  return contentOf(
    whoIs(state),
    [
      { title: '', lines: [`Stage: ${stageOf(state, authorityOf(state, rules))}`, ...standing, ...channels] },
      { title: 'Timeline', lines: timelineOf(events, now) },
      { title: '', lines: [whole(state.person)] },
    ],
    buttonsFor(state),
  )
}

const buttonsFor = ({ person: about, desk }: State): readonly Button[] => [
  ...(desk?.owner && !desk.owner.quiet ? [] : [{ text: 'Take over', does: 'take', about }]),
  ...(desk?.owner ? [] : [{ text: 'Pause bot', does: 'silence', about }]),
  ...(desk?.owner ? [{ text: 'Return to bot', does: 'return', about: desk.id }] : []),
]
