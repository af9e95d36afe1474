import { z } from 'zod'
import { deliveryPump } from '#bus/deliver'
import { watchOver } from '#bus/watch'
import { sealWith } from '#checkout/seal'
import { type Memory, type Outbox, type Outcome, TOPICS } from '#contracts/memory'
import type { CrmEntry } from '#core/crm'
import type { CrmTold } from '#core/crm-event'
import { CRM } from '#core/effect'
import type { Incoming } from '#core/event'
import { fold, initialState } from '#core/evolve'
import { numbered, type PersonId } from '#core/ids'
import { after, type Instant, instant, type Milliseconds, seconds } from '#core/time'
import { webhookCrm } from '#crm/index'
import { CRM_PATH, type CrmRecord, crmEmulator } from '#lab/crm/index'
import { business } from '../support/business.ts'
import { logbook } from '../support/logbook.ts'

/** 32 bytes. */
export const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`

/** Something the sdr says; each value of `matter` is a field of its own. */
export const saying = (matter: string, at: Instant = instant(0)): CrmEntry => ({
  role: 'sdr',
  field: 'hand-off',
  at,
  value: { trigger: 'asked-for-human', matter },
})

/** As the journal has it. */
export const toldAs = (sequence: number, entry: CrmEntry): CrmTold => ({
  kind: 'crm-told',
  at: entry.at,
  sequence,
  cause: 1,
  tool: 'write-lead',
  level: 'engage',
  policy: 'test-1',
  entry,
})

/** A CRM's receiver over HTTP, and a memory whose outbox nodes empty into it; time is pushed. */
export const openBench = async (memories: readonly Memory[]) => {
  const [memory] = memories
  if (!memory) throw new Error('A bench needs a memory.')
  let now = instant(Date.UTC(2026, 10, 23, 15))
  const clock = { now: () => now }
  const receiver = crmEmulator({ secret: SECRET, clock })
  const listening = await receiver.listen(0)
  const url = `${listening.url}${CRM_PATH}`
  const log = logbook()
  const settled: Outcome['kind'][] = []
  const noting =
    ({ settle }: Outbox): Outbox['settle'] =>
    async (parcel, outcome, at) => {
      const held = await settle(parcel, outcome, at)
      settled.push(outcome.kind)
      return held
    }
  const join = (node: Memory) => {
    const crm = webhookCrm({ url, secrets: [SECRET], source: SOURCE, clock })
    const memory = { ...node, outbox: { ...node.outbox, settle: noting(node.outbox) } }
    const pump = deliveryPump({ ...PARTS, memory, crm, clock, log, watch: watchOver(log) })
    return { node, pump, leave: node.feed.subscribe(TOPICS.work, pump.ring) }
  }
  const nodes = memories.map(join)
  const get = async (path: string): Promise<unknown> =>
    (await receiver.fetch(new Request(`http://crm${path}`))).json()
  let letters = 0

  const inTurn = async (person: PersonId, entries: readonly CrmEntry[]): Promise<void> => {
    const event: Incoming = { kind: 'timer-fired', at: now, timer: 'x' }
    await memory.mailbox.accept(person, { id: `in${letters++}`, event }, now)
    for (const lease of await memory.mailbox.lease({ now, hold: seconds(10), most: 9 })) {
      const known = lease.snapshot ?? initialState(lease.person)
      const isTheirs = lease.person === person
      const told = isTheirs ? entries.map((entry, n) => toldAs(known.counts.crm + n + 1, entry)) : []
      const parcels = told.map((one) => ({
        id: numbered(person, 'crm', one.sequence),
        to: { channel: CRM, id: person },
        deed: { act: 'tell-crm' as const, told: one },
      }))
      const commit = { taken: lease.envelopes.length, lane: 1 as const, parcels, timers: [] }
      await memory.mailbox.commit(lease, { ...commit, events: told, snapshot: fold(known, told) }, now)
    }
  }

  return {
    memory,
    clock,
    /** What became of each try, once it is settled. */
    settled: (): readonly Outcome['kind'][] => settled,
    /** One more node, on a memory of its own that is the same. */
    join: (node: Memory): void => void nodes.push(join(node)),
    /** One turn of a person writes these. */
    write: inTurn,
    faults: async (...next: readonly object[]): Promise<void> => {
      const body = JSON.stringify({ next })
      await receiver.fetch(new Request('http://crm/faults', { method: 'POST', body }))
    },
    posts: async () => Posts.parse(await get('/posts')).posts,
    record: async (person: PersonId): Promise<CrmRecord> => Record.parse(await get(`/people/${person}`)),
    /** Time passes, and the memory is told. */
    later: async (length: Milliseconds): Promise<void> => {
      now = after(now, length)
      for (const { node } of nodes) await node.mailbox.tick(now)
      for (const { pump } of nodes) pump.ring()
    },
    /** What the outbox says of its parcels, as it comes into the inboxes. */
    news: async (): Promise<readonly Incoming[]> => {
      await memory.mailbox.tick(after(now, seconds(5)))
      const leases = await memory.mailbox.lease({ now, hold: seconds(1), most: 99 })
      for (const lease of leases) await memory.mailbox.release(lease, now, now, 'later')
      return leases.flatMap(({ envelopes }) => envelopes.map(({ event }) => event))
    },
    close: async (): Promise<void> => {
      for (const { pump, leave } of nodes) {
        leave()
        await pump.stop()
      }
      await listening.close()
    },
  }
}

/** A bench that is open. */
export type Bench = Awaited<ReturnType<typeof openBench>>

const SOURCE = 'https://bot.example.com'

const PARTS = {
  adapters: [],
  calendar: null,
  files: null,
  rules: { business, channels: {} },
  seal: sealWith('a secret of more than thirty-two characters'),
  publicUrl: SOURCE,
} as const

const Posts = z.object({ posts: z.array(z.object({ id: z.string(), outcome: z.string() })) })

const Record = z.custom<CrmRecord>((value) => typeof value === 'object' && value !== null)
