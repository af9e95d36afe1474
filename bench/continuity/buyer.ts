import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '#test/chaos/chance'
import { type Client, chat, client, type Device, phone } from './devices.ts'
import { type Character, characterOf, openingOf, replyTo } from './talk.ts'

/** Somebody who comes back and back, on one channel or another. */
export type Buyer = {
  readonly name: string
  /** Comes once, on a device of theirs, and says a few things; or brings another device in. */
  readonly visit: (today: Date) => Promise<Visit>
}

/** What one visit came to: how much was said, said again for want of an answer, and not answered then either. */
export type Visit = {
  readonly said: number
  readonly again: number
  readonly unanswered: number
  readonly joined: boolean
}

const PATIENCE_MS = 20_000
const QUIET_MS = 500

/** The `n`-th buyer of a town: where they begin goes in turn round the channels. */
export const buyerOf = async (url: string, n: number, luck: Chance): Promise<Buyer> => {
  const who: Character = characterOf(n, luck)
  const number = `+1212555${String(n).padStart(4, '0')}`
  const mobile = phone(url, number)
  const telegram: Client = client(url, 400_000 + n)
  const web = await chat(url)
  const first = [web, mobile, telegram][n % 3] ?? web
  let devices: readonly Device[] = [first]
  let last = ''
  let unanswered = 0
  let again = 0
  let said = 0

  /** Whoever gets no answer says it once more, as a person would. */
  const say = async (on: Device, act: () => Promise<void>): Promise<string> => {
    said += 1
    for (const tries of [1, 2]) {
      const before = (await on.heard()).length
      await act()
      const answer = await hearing(on, before)
      if (answer !== '') {
        last = answer
        return answer
      }
      if (tries === 1) again += 1
      else unanswered += 1
    }
    return ''
  }
  const write = (on: Device, text: string): Promise<string> => say(on, () => on.send(text))

  /** The other device is theirs as well, and they show it. */
  const join = async (on: Device): Promise<boolean> => {
    if (on === web) {
      await write(on, 'can I text with you instead?')
      const before = (await mobile.heard()).length
      await write(on, number)
      const code = /\b(\d{6})\b/.exec(await hearing(mobile, before))?.[1]
      if (code === undefined) return false
      const joined = /one conversation/i.test(await write(on, code))
      if (joined) devices = [...devices, mobile]
      return joined
    }
    const known = devices.includes(mobile)
    if (known) await write(telegram, 'hello')
    const joined = /one conversation/i.test(await say(telegram, telegram.shareNumber))
    if (joined) devices = [...new Set<Device>([...devices, telegram, mobile])]
    return joined
  }
  const mayJoin = (on: Device): boolean =>
    on === web ? !devices.includes(mobile) : devices.includes(mobile) && !devices.includes(telegram)

  return {
    name: `buyer ${n}`,
    visit: async (today) => {
      ;[unanswered, again, said] = [0, 0, 0]
      const on = luck.oneOf(devices)
      if (last === '') await write(on, openingOf(who, today, luck))
      else if (mayJoin(on) && luck.happens(0.35)) return { joined: await join(on), unanswered, again, said }
      const lines = Math.round(luck.between(1, 3))
      for (let line = 0; line < lines; line += 1) await write(on, replyTo(last, who, today, luck))
      return { joined: false, unanswered, again, said }
    },
  }
}

/** All that comes behind a position until it is quiet again; nothing, where nothing comes in time. */
const hearing = async (on: Device, before: number): Promise<string> => {
  let texts = await on.heard()
  for (const until = Date.now() + PATIENCE_MS; texts.length <= before && Date.now() < until; ) {
    await pause(100)
    texts = await on.heard()
  }
  for (let since = Date.now(); Date.now() - since < QUIET_MS; ) {
    await pause(100)
    const more = await on.heard()
    if (more.length !== texts.length) since = Date.now()
    texts = more
  }
  return texts.slice(before).join('\n')
}
