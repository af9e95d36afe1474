import { z } from 'zod'
import { streamOf } from '#channels/webchat/index'
import type { Memory, Recalled } from '#contracts/memory'
import type { Address } from '#core/address'
import type { PersonId } from '#core/ids'
import { instant } from '#core/time'
import type { Evidence } from './evidence.ts'
import type { Arrival } from './platform.ts'
import type { World } from './world.ts'

/** Ends the nodes and gathers what they have left behind, in the memory and at the platforms. */
export const collect = async (world: World): Promise<Evidence> => {
  const { buyers, courier, fleet, home, twilio, platform } = world
  await fleet.close()
  const addresses = buyers.flatMap((buyer) => buyer.addresses)
  const phones = addresses.filter(({ channel }) => channel === 'sms').map(({ id }) => id)
  const chats = addresses.filter(({ channel }) => channel === 'webchat')
  const outside = [...platform.arrivals(), ...(await twilio.arrivals(phones))]
  return home.look(async (memory) => ({
    tracks: courier.tracks,
    kept: await everyJournal(memory),
    arrivals: [...outside, ...(await Promise.all(chats.map((chat) => shownIn(chat, memory)))).flat()],
    dead: await memory.outbox.dead(MOST),
  }))
}

/** More than there are of anything here. */
const MOST = 1_000_000

const everyJournal = async ({ journal }: Memory): Promise<ReadonlyMap<PersonId, Recalled>> => {
  const kept = new Map<PersonId, Recalled>()
  for (const person of await journal.persons(MOST)) {
    const recalled = await journal.recall(person)
    if (recalled) kept.set(person, recalled)
  }
  return kept
}

const Line = z.object({
  text: z.string(),
  timestamp: z.iso.datetime(),
  from: z.object({ role: z.string() }),
})

/** What a website chat shows of ours. */
const shownIn = async (chat: Address, { streams }: Memory): Promise<readonly Arrival[]> => {
  const lines = await streams.read(streamOf(chat.id), 0)
  return lines.flatMap(({ line }) => {
    const { text, timestamp, from } = Line.parse(line)
    return from.role === 'bot' ? [{ to: chat, text, at: instant(Date.parse(timestamp)) }] : []
  })
}
