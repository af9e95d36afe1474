import { loggerOf } from '#app/logger'
import { openMemory } from '#app/open-memory'
import { revive } from '#bus/revive'
import { readConfig } from '#config/environment'
import type { DeadLetter, Memory, SetAside } from '#contracts/memory'
import { personId } from '#core/ids'
import { instant } from '#core/time'
import { Complaint } from './complaint.ts'

/** What `throughline outbox` was asked to do beside listing. */
export type OutboxOptions = { readonly replay?: string; readonly readmit?: string }

/** `throughline outbox`: what could not be delivered and who has no turns, and the way to have them go on. */
export const outbox = async ({ replay, readmit }: OutboxOptions): Promise<void> => {
  const config = readConfig(process.env)
  const { memory } = await openMemory(config, loggerOf(config))
  try {
    if (replay !== undefined) console.log(await replayed(replay, memory))
    if (readmit !== undefined) console.log(await readmitted(readmit, memory))
    if (replay === undefined && readmit === undefined) console.log(await listed(memory))
  } finally {
    await memory.close()
  }
}

/** More than anybody reads, less than fills a terminal for good. */
const MOST = 1_000

const listed = async ({ outbox, mailbox }: Memory): Promise<string> => {
  const dead = await outbox.dead(MOST)
  const aside = await mailbox.setAside()
  return [
    dead.length === 0 ? 'Nothing is undeliverable.' : 'Undeliverable; try again with --replay <id>:',
    ...dead.map(letterLine),
    ...(dead.length < MOST ? [] : [`  and perhaps more: the oldest ${MOST} are shown.`]),
    '',
    aside.length === 0 ? 'Nobody is set aside.' : 'Set aside; once mended, go on with --readmit <person>:',
    ...aside.map(asideLine),
  ].join('\n')
}

/** Never what was said, and of the address no more than tells two apart. */
const letterLine = ({ parcel, reason, at }: DeadLetter): string => {
  const { id, person, to, revivals } = parcel
  const again = revivals === 0 ? '' : `  (tried again ${revivals === 1 ? 'once' : `${revivals} times`})`
  const when = new Date(at).toISOString()
  return `  ${when}  ${id}  ${person}  ${to.channel} …${to.id.slice(-4)}  ${inOneLine(reason)}${again}`
}

const asideLine = ({ person, reason }: SetAside): string => `  ${person}  ${inOneLine(reason)}`

/** A reason may be a platform's own words: no line breaks, and nothing that a terminal obeys. */
const inOneLine = (reason: string): string => reason.replace(/[\p{C}\s]+/gu, ' ').slice(0, 200)

const replayed = async (id: string, memory: Memory): Promise<string> => {
  const dead = await memory.outbox.dead(Number.MAX_SAFE_INTEGER)
  const wanted = id === 'all' ? dead : dead.filter(({ parcel }) => parcel.id === id)
  if (wanted.length === 0 && id !== 'all')
    throw new Complaint(`Nothing undeliverable is called ${id}. Run outbox without options to list what is.`)
  const clock = { now: () => instant(Date.now()) }
  let count = 0
  for (const letter of wanted) if (await revive(letter, { memory, clock })) count += 1
  return count === 1 ? '1 message goes out again.' : `${count} messages go out again.`
}

const readmitted = async (person: string, { mailbox }: Memory): Promise<string> => {
  if (await mailbox.readmit(personId(person), instant(Date.now()))) return `${person} has turns again.`
  throw new Complaint(`${person} is not set aside. Run outbox without options to list who is.`)
}
