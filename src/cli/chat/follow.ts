import type { Recalled } from '#contracts/memory'
import { type Address, sameAddress, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import { notesOf } from './notes.ts'
import type { Opened } from './open.ts'
import type { Told } from './screen.ts'
import type { Device } from './shown.ts'

/** Shows what comes, each thing once, and what stands behind it. */
export type Follow = {
  /** Waits until all has been answered that was said at a device; with null, that something else has set off. */
  readonly settle: (from: Device | null) => Promise<void>
  /** Shows what has come by itself, if something has. */
  readonly look: () => Promise<void>
}

/** How long nothing may happen before an answer counts as whole, and how long time that has passed is given to be noticed. */
const QUIET_MS = 300
const NOTICED_MS = 1_000
/** How long words are waited for that are still being read, and deliveries that do not move. */
const READING_MS = 60_000
const STUCK_MS = 5_000
const BEAT_MS = 40

/** Follows the persons at the devices from here on: what was before is theirs to know. */
export const follow = async (
  { memory, devices, rules, now }: Opened,
  screen: Told,
  leaving: AbortSignal,
): Promise<Follow> => {
  const all = Object.values(devices)
  const seen = new Map<PersonId, number>()
  /** Deliveries that have not moved while somebody waited: they keep until their own time, such as the morning. */
  const kept = new Set<string>()

  const personAt = async ({ address }: Device): Promise<PersonId> =>
    (await memory.directory.personOf(address)) ?? strangerAt(address)

  const journals = async (): Promise<readonly Recalled[]> => {
    const persons = new Set(await Promise.all(all.map(personAt)))
    const found = await Promise.all([...persons].map((person) => memory.journal.recall(person)))
    return found.filter((one) => one !== null)
  }

  const remember = async (): Promise<void> => {
    for (const { snapshot, events } of await journals()) seen.set(snapshot.person, events.length)
  }

  /** Tells what has come, and whereto. */
  const show = async (): Promise<readonly Device[]> => {
    const reached: Device[] = []
    for (const device of all)
      for (const shown of await device.news()) {
        screen.came(shown, device.place)
        reached.push(device)
      }
    return reached
  }

  /** Of somebody who said nothing and was told nothing only what changed is worth a line. */
  const note = async (concerned: ReadonlySet<Device>): Promise<void> => {
    const persons = new Set(await Promise.all([...concerned].map(personAt)))
    for (const one of await journals()) {
      const { person } = one.snapshot
      const notes = notesOf(one, seen.get(person) ?? 0, rules, now())
      const isWorthIt = persons.has(person) || notes.some(([about]) => about !== 'stands')
      if (isWorthIt && notes.length > 0) screen.noted(notes)
    }
    await remember()
  }

  const underWay = (journals: readonly Recalled[]): readonly string[] =>
    journals.flatMap(({ pending }) => pending.map(({ id }) => id)).filter((id) => !kept.has(id))

  const patience = (from: Device | null, journals: readonly Recalled[]): number => {
    if (from !== null && !journals.some((one) => hasHeard(one, from.address, seen))) return READING_MS
    if (underWay(journals).length > 0) return STUCK_MS
    return from === null ? NOTICED_MS : QUIET_MS
  }

  const settle = async (from: Device | null): Promise<void> => {
    const concerned = new Set(from === null ? [] : [from])
    let [sizes, since] = ['', performance.now()]
    while (!leaving.aborted) {
      const reached = await show()
      const now = await journals()
      const grown = now.map(({ events, pending }) => `${events.length} ${pending.length}`).join()
      if (reached.length > 0 || grown !== sizes) since = performance.now()
      if (from === null) for (const device of reached) concerned.add(device)
      sizes = grown
      if (performance.now() - since > patience(from, now)) break
      await new Promise((resolve) => setTimeout(resolve, BEAT_MS))
    }
    for (const id of underWay(await journals())) kept.add(id)
    await note(concerned)
  }

  await remember()
  return {
    settle,
    look: async () => {
      if ((await show()).length > 0) await settle(null)
    },
  }
}

/** Whether what was said there is in the journal by now. */
const hasHeard = (
  { events, snapshot }: Recalled,
  from: Address,
  seen: ReadonlyMap<PersonId, number>,
): boolean =>
  events
    .slice(seen.get(snapshot.person) ?? 0)
    .some((event) => event.kind === 'message-received' && sameAddress(event.address, from))
