import type { DeskContent } from '#contracts/desk'
import { authorityOf } from '#core/authority'
import { isHeld } from '#core/desk'
import { stageOf } from '#core/stage'
import type { State } from '#core/state'
import { contentOf } from './content.ts'
import type { DeskParts } from './parts.ts'
import { lastWords, nameIn } from './said.ts'
import { ago } from './text.ts'
import { stateNow, tailOf } from './view.ts'

/** Persons that are looked through, the one last heard first; and how many are shown of those that fit. */
const LOOK_AT = 200
const SHOWN = 3

/** `/throughline 0134`: who is meant, where they stand, what was said last, and a button to take over. */
export const answerTo = async (text: string, parts: DeskParts): Promise<DeskContent> => {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return contentOf(null, [{ title: '', lines: [USAGE] }])
  const found = await findAll(wanted, parts)
  if (found.length === 0)
    return contentOf(null, [
      { title: '', lines: [`Nobody of the last ${LOOK_AT} fits "${text.trim()}". ${USAGE}`] },
    ])
  const shown = await Promise.all(found.slice(0, SHOWN).map((state) => about(state, parts)))
  const more = found.length > SHOWN ? [{ title: '', lines: [`And ${found.length - SHOWN} more.`] }] : []
  return {
    text: [...shown.map((one) => one.text), ...more.flatMap(({ lines }) => lines)].join('\n\n'),
    blocks: [...shown.flatMap((one) => one.blocks), ...contentOf(null, more).blocks],
  }
}

const USAGE = 'Write the end of a phone number, a name, or a person: /throughline 0134'

const findAll = async (wanted: string, parts: DeskParts): Promise<readonly State[]> => {
  const persons = await parts.memory.journal.persons(LOOK_AT)
  const states = (await Promise.all(persons.map((person) => stateNow(person, parts)))).filter(
    (state) => state !== null,
  )
  const byAddress = states.filter(
    ({ person, addresses }) => person === wanted || hasAddress(addresses, wanted),
  )
  if (byAddress.length > 0) return byAddress
  const named = await Promise.all(
    states.map(async (state) => ((await nameOf(state, parts)).includes(wanted) ? [state] : [])),
  )
  return named.flat()
}

const hasAddress = (addresses: State['addresses'], wanted: string): boolean => {
  const digits = wanted.replace(/\D/g, '')
  return Object.values(addresses).some(
    ({ address }) =>
      address.id.toLowerCase() === wanted || (digits.length >= 3 && address.id.endsWith(digits)),
  )
}

const nameOf = async (state: State, parts: DeskParts): Promise<string> =>
  (nameIn(await tailOf(state, parts)) ?? '').toLowerCase()

const about = async (state: State, parts: DeskParts): Promise<DeskContent> => {
  const { rules, clock, whole } = parts
  const events = await tailOf(state, parts)
  const now = clock.now()
  const channels = Object.values(state.addresses).map(
    ({ address, lastHeard }) => `${address.channel} ${address.id}, last heard ${ago(now - lastHeard)}`,
  )
  const who = nameIn(events) ?? state.person
  return contentOf(
    who,
    [
      { title: '', lines: [`Stage: ${stageOf(state, authorityOf(state, rules))}`, ...channels] },
      { title: 'Last messages', lines: lastWords(events, now) },
      { title: '', lines: [whole(state.person)] },
    ],
    [
      {
        text: isHeld(state) ? `With ${state.desk?.owner?.name}` : 'Take over',
        does: 'take',
        about: state.person,
      },
    ],
  )
}
