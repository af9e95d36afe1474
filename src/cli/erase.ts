import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { EXAMPLE } from '#app/example'
import { filesIn } from '#app/files'
import { loggerOf } from '#app/logger'
import { isHeld, type Opened, openMemory } from '#app/open-memory'
import { placesOf } from '#app/privacy'
import { type Config, readConfig } from '#config/environment'
import { loadBusiness } from '#config/load-business'
import { presentOf } from '#contracts/present'
import { addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import { type EraseParts, erase, eraseReturned } from '#privacy/erase'
import { type Found, find } from '#privacy/find'
import { tombstoneFile, tombstonesIn } from '#privacy/tombstone-file'
import { Complaint } from './complaint.ts'
import { eraseAtServer } from './erase-there.ts'
import { personNamed } from './person.ts'
import { reading } from './reading.ts'

/** What `throughline erase` was told beside a person. */
export type EraseOptions = { readonly yes?: boolean; readonly from?: string }

/**
 * `throughline erase <person>`: forgets them for good, after saying what that takes away (M9). A server that holds the embedded
 * memory is asked to do it. `--from <list>` lays the tombstones of a list, and erases whoever is here though they are in it.
 */
export const erasePerson = async (name: string | undefined, { yes, from }: EraseOptions): Promise<void> => {
  if (name === undefined && from === undefined) throw new Complaint(WHOM)
  const person = name === undefined ? null : await meant(name)
  if (person !== null && !yes) await confirmed()
  const config = readConfig(process.env)
  const opened = await openMemory(config, loggerOf(config)).catch((error: unknown) => {
    if (!isHeld(error)) throw error
    return null
  })
  if (opened === null) return atServer(person, from, config)
  try {
    await here(person, from, await partsOf(config, opened))
  } finally {
    await opened.memory.close()
  }
}

const WHOM =
  'Whom? Write a person, as in "throughline erase sms:+14155550123", or a list of whom was erased: --from <file>.'

/** Says who it is and what goes, before anything is touched. */
const meant = (name: string): Promise<PersonId> =>
  reading(async (memory, config) => {
    const named = await personNamed(name, memory)
    const person = (await presentOf(named, memory.journal))?.person ?? named
    console.log(pageOf(person, await find(person, memory, await placesIn(config, null))))
    return person
  })

const here = async (person: PersonId | null, from: string | undefined, parts: EraseParts): Promise<void> => {
  if (from !== undefined) await lay(from, parts)
  const again = await eraseReturned(parts)
  if (again > 0) console.log(`Erased once more, since they had been before or not to the end: ${again}.`)
  if (person === null) return
  await erase(person, parts)
  console.log(DONE)
}

const DONE =
  'Erased. What is to be taken back at the desk, the calendar and the CRM the server does while it runs, within ten minutes.'

const atServer = async (person: PersonId | null, from: string | undefined, config: Config): Promise<void> => {
  if (from !== undefined)
    throw new Complaint(
      `A running server holds ${config.data}. Stop it, and lay the list then: only one process writes it.`,
    )
  if (person === null) return
  await eraseAtServer(person, config)
  console.log('Erased, by the server that runs.')
}

const placesIn = async (config: Config, signingSecret: string | null) => {
  const { hosts } = await loadBusiness(config.business ?? EXAMPLE, config.data)
  return placesOf(
    (hosts ?? []).map((host) => host.name),
    signingSecret,
  )
}

const partsOf = async (config: Config, { memory, clock, signingSecret }: Opened): Promise<EraseParts> => {
  const { business } = await loadBusiness(config.business ?? EXAMPLE, config.data)
  const files = filesIn(config.data, business.policy)
  return {
    memory,
    clock,
    places: await placesIn(config, signingSecret),
    forgetFile: (id) => files.forget(id),
    file: tombstoneFile(config.data),
  }
}

/** Never without being sure: nothing brings anybody back but a backup, and then they are erased again. */
const confirmed = async (): Promise<void> => {
  if (!process.stdin.isTTY)
    throw new Complaint('Nothing was erased. With --yes it is done without a question.')
  const asked = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asked.question('Type "erase" to do it: ').finally(() => asked.close())
  if (answer.trim() !== 'erase') throw new Complaint('Nothing was erased.')
}

const pageOf = (person: PersonId, found: Found): string => {
  const { persons, addresses, events, files, cards, meetings, told } = found
  const others = persons.slice(1)
  return [
    `${person} is to be erased${others.length > 0 ? `, and ${others.join(', ')}, who became one with them` : ''}.`,
    '',
    'This goes, and cannot be brought back:',
    `  addresses  ${addresses.map(addressKey).join(', ') || 'none'}`,
    `  journal    ${events.length} events: all that was said, what is known, and what waits to be sent`,
    `  files      ${files.length}`,
    `  meetings   ${meetings.length}; what is to come is called off`,
    `  desk       ${cards.length} cards, which then show nobody`,
    `  CRM        ${told.length > 0 ? 'is told to erase them' : 'was told nothing'}`,
    '',
    'This stays: that somebody was erased and when, as a keyed hash, so that nothing late brings them back; and of each address',
    'that opted out a keyed hash, so that nothing is sent there. What lies with Twilio, Slack, Stripe and other platforms must',
    'be erased there: docs/privacy.md says what.',
    '',
  ].join('\n')
}

const lay = async (path: string, { memory }: EraseParts): Promise<void> => {
  const tombstones = tombstonesIn(await readFile(path, 'utf8').catch(() => ''))
  if (!tombstones)
    throw new Complaint(
      `${path} is no list of who was erased. Such a list is called erased-….json and lies in THROUGHLINE_DATA.`,
    )
  const honoured = await memory.erasure.honour(tombstones)
  if (honoured.kind === 'of-another')
    throw new Complaint(
      `${path} is of another installation: its hashes have another key, and say nothing here. It goes with the memory it was made by.`,
    )
  console.log(`${tombstones.list.length} tombstones hold here.`)
}
