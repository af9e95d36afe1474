import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import type { Address } from '#core/address'
import { type Instant, instant } from '#core/time'
import type { Chance } from './chance.ts'

/** Something that reached a buyer, when it did. */
export type Arrival = { readonly to: Address; readonly text: string; readonly at: Instant }

/** The platform behind the stand-in channels: a real server, which has its bad moments. */
export type Platform = {
  readonly url: string
  /** From now on things go wrong, or not. */
  readonly behave: (badly: boolean) => void
  /** All that reached anybody, in order. */
  readonly arrivals: () => readonly Arrival[]
  /** What went wrong, and how often. */
  readonly troubles: () => Readonly<Record<string, number>>
  readonly close: () => Promise<void>
}

/** What goes wrong, and with how many of a thousand sends. `taken` happens before it does. */
const TROUBLES = {
  keyed: [
    ['429', 40],
    ['503', 20],
    ['500', 10],
    ['500 taken', 10],
    ['silence', 5],
    ['silence taken', 5],
    ['cut', 10],
    ['cut taken', 10],
  ],
  // Where a doubtful send can neither be repeated nor asked about, each one ends the talk for minutes: fewer of them.
  blind: [
    ['429', 40],
    ['503', 20],
    ['silence', 1],
    ['silence taken', 2],
    ['cut', 1],
    ['cut taken', 2],
  ],
} as const

type Channel = keyof typeof TROUBLES

const Send = z.object({ to: z.string(), text: z.string(), key: z.string() })

/** Starts it on a free port. */
export const openPlatform = async (luck: Chance): Promise<Platform> => {
  const arrivals: Arrival[] = []
  const keys = new Set<string>()
  const troubles: Record<string, number> = {}
  let isBad = false

  const take = (channel: Channel, send: z.infer<typeof Send>): void => {
    if (channel === 'keyed' && keys.has(send.key)) return
    keys.add(send.key)
    arrivals.push({ to: { channel, id: send.to }, text: send.text, at: instant(Date.now()) })
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const channel: Channel = request.url === '/keyed' ? 'keyed' : 'blind'
    const send = Send.parse(JSON.parse(await text(request)))
    const trouble = isBad ? troubleOn(channel, luck) : null
    if (trouble !== null) troubles[trouble] = (troubles[trouble] ?? 0) + 1
    if (trouble === null || trouble.endsWith(' taken')) take(channel, send)
    answer(response, trouble?.replace(' taken', '') ?? null)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(400).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    behave: (badly) => {
      isBad = badly
    },
    arrivals: () => arrivals,
    troubles: () => troubles,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const troubleOn = (channel: Channel, luck: Chance): string | null => {
  let drawn = luck.between(0, 1_000)
  for (const [trouble, share] of TROUBLES[channel]) {
    if (drawn < share) return trouble
    drawn -= share
  }
  return null
}

const answer = (response: ServerResponse, trouble: string | null): void => {
  switch (trouble) {
    case null:
      response.writeHead(200, { 'x-id': 'sent' }).end('{}')
      return
    case 'silence':
      return
    case 'cut':
      response.socket?.destroy()
      return
    case '429':
      response.writeHead(429, { 'retry-after': '1' }).end()
      return
    default:
      response.writeHead(Number(trouble)).end()
  }
}

const portOf = (address: AddressInfo | string | null): number =>
  address === null || typeof address === 'string' ? 0 : address.port
