import type { Lease, Memory } from '#contracts/memory'
import { strangerAt } from '#core/address'
import type { Event, Incoming } from '#core/event'
import type { PersonId } from '#core/ids'
import type { State } from '#core/state'
import { instant, seconds } from '#core/time'
import type { Seed } from './child.ts'
import { numberOf } from './webhook.ts'

/** A memory that gives the server nobody while the gate is shut: what is being put in is not its work. */
export type Gate = { readonly memory: Memory; isShut: boolean }

/** Puts a gate before a memory. */
export const gated = (memory: Memory): Gate => {
  const gate: Gate = {
    isShut: false,
    memory: {
      ...memory,
      mailbox: {
        ...memory.mailbox,
        lease: async (options) => (gate.isShut ? [] : memory.mailbox.lease(options)),
      },
    },
  }
  return gate
}

/** What somebody leaves behind who really talked to the server, and the same of anybody else. */
type Past = (number: string) => { readonly events: readonly Event[]; readonly state: State }

/**
 * Puts persons with a past into the memory, through its own verbs: each piece of mail is accepted, so that its mark
 * against repetition is there too, then leased and committed. Answers how many events each of them has.
 */
export const seedInto = async (memory: Memory, gate: Gate, seed: Seed): Promise<number> => {
  const past = await pastOf(memory, seed.template)
  const numbers = Array.from({ length: seed.count }, (_, n) => numberOf(seed.group, seed.from + n))
  gate.isShut = true
  for (let n = 0; n < numbers.length; n += AT_ONCE) {
    const some = numbers.slice(n, n + AT_ONCE)
    for (let round = 1; round <= seed.repeat; round++) await live(memory, past, some, round)
  }
  gate.isShut = false
  return past(seed.template).events.length * seed.repeat
}

const AT_ONCE = 64

const pastOf = async (memory: Memory, template: string): Promise<Past> => {
  const person = strangerAt({ channel: 'sms', id: template })
  const recalled = await memory.journal.recall(person)
  if (!recalled) throw new Error(`${template} has not talked to the server, so nobody can be made like it.`)
  const text = JSON.stringify({ events: recalled.events, state: recalled.snapshot })
  return (number) =>
    JSON.parse(
      text.replaceAll(person, strangerAt({ channel: 'sms', id: number })).replaceAll(template, number),
    )
}

/** Somebody whose past is being put in: `mail` is what still waits in the inbox. */
type Life = ReturnType<Past> & { mail: number }

/** One round of the past for some persons: their mail comes in, and their turns are committed. */
const live = async (memory: Memory, past: Past, numbers: readonly string[], round: number): Promise<void> => {
  const lives = new Map<PersonId, Life>()
  const accepted = numbers.flatMap((number) => {
    const person = strangerAt({ channel: 'sms', id: number })
    const life = past(number)
    const mail = life.events.filter(isIncoming)
    lives.set(person, { ...life, mail: mail.length })
    return mail.map((event, n) => {
      const envelope = { id: `seed:${number}:${round}:${n}`, event }
      return memory.mailbox.accept(person, envelope, now())
    })
  })
  await Promise.all(accepted)
  while (lives.size > 0) {
    const leases = await memory.mailbox.lease({ now: now(), hold: seconds(60), most: AT_ONCE })
    await Promise.all(leases.map((lease) => commit(memory, lease, lives, round)))
  }
}

const isIncoming = (event: Event): event is Incoming =>
  event.kind === 'message-received' || event.kind === 'delivery-updated'

/** The last turn of a round leaves all of its events; the ones before only take mail out. */
const commit = async (
  memory: Memory,
  lease: Lease,
  lives: Map<PersonId, Life>,
  round: number,
): Promise<unknown> => {
  const life = lives.get(lease.person)
  // Somebody with work left from before: that is for the server, once the gate is open again.
  if (!life) return memory.mailbox.release(lease, now(), now())
  const { state } = life
  const taken = lease.envelopes.length
  life.mail -= taken
  if (life.mail <= 0) lives.delete(lease.person)
  const events = life.mail > 0 ? [] : life.events
  const counts = { ...state.counts, heard: state.counts.heard * round, sent: state.counts.sent * round }
  const snapshot = { ...state, counts, length: state.length * round }
  const commit = { taken, events, snapshot, lane: 1 as const, parcels: [], timers: [] }
  return memory.mailbox.commit(lease, commit, now())
}

const now = () => instant(Date.now())
