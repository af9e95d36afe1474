import { personId } from '#core/ids'
import { type Instant, instant, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { fact, mail, turn } from './mail.ts'

/*
 * Run as a process of its own, to be killed: accepts and commits as fast as it can, and prints an id once it has been
 * acknowledged. Every envelope of a turn becomes an event of the same name.
 */

const PERSONS = 20

const [directory = '', life = ''] = process.argv.slice(2)
const memory = await openEmbedded({ directory, logLimit: 100_000 })
const now = (): Instant => instant(Date.now())

const acceptForever = async (person: number): Promise<never> => {
  for (let n = 0; ; n += 1) {
    const id = `${life}.${person}.${n}`
    await memory.mailbox.accept(personId(`p${person}`), mail(id), now())
    process.stdout.write(`${id}\n`)
  }
}

const commitForever = async (): Promise<never> => {
  for (;;) {
    const leases = await memory.mailbox.lease({ now: now(), hold: seconds(5), most: 5 })
    for (const lease of leases) {
      const events = lease.envelopes.map(({ id }) => fact(id))
      await memory.mailbox.commit(lease, turn(lease.person, { taken: events.length, events }), now())
    }
    await new Promise(setImmediate)
  }
}

await Promise.all([...Array.from({ length: PERSONS }, (_, person) => acceptForever(person)), commitForever()])
