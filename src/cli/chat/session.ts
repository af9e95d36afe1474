import type { Milliseconds } from '#core/time'
import { days, minutes } from '#core/time'
import { Complaint } from '../complaint.ts'
import { type Follow, follow } from './follow.ts'
import type { Opened } from './open.ts'
import { type Screen, telling } from './screen.ts'
import type { Place, Shown } from './shown.ts'
import { HELP, typed } from './typed.ts'

/** A conversation that somebody has by typing. */
export type Session = {
  /** Does what a line asks for; false when it asks to leave. What cannot be done is a complaint. */
  readonly obey: (line: string) => Promise<boolean>
  /** Shows what has come by itself. */
  readonly look: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Where all of it is told; and who is told what is no part of it. */
type Screens = { readonly screens: readonly Screen[]; readonly aside: Pick<Screen, 'told'> }

/** Begins at a place; all that happens is told on the screens. */
export const session = async (
  first: Opened,
  start: Place,
  { screens, aside }: Screens,
  leaving: AbortSignal,
): Promise<Session> => {
  const came: Shown[] = []
  const remembering: Screen = { ...SILENT, came: (shown) => void came.push(shown) }
  const screen = telling([...screens, remembering], start)
  let [opened, here]: [Opened, Place] = [first, start]
  let following: Follow = await follow(opened, screen, leaving)

  const say = async (text: string): Promise<void> => {
    const device = opened.devices[here]
    const said = tapped(text, came.at(-1))
    screen.said(said, here)
    await device.say(said)
    await following.settle(device)
  }

  const pass = async (length: Milliseconds): Promise<void> => {
    await opened.pass(length)
    screen.told(`${inWords(length)} by: it is ${momentAt(opened)}.`)
    await following.settle(null)
  }

  const pay = async (): Promise<void> => {
    const link = came.flatMap(linksIn).at(-1)
    if (!link) throw new Complaint('No link to pay has come yet.')
    screen.told('The link is opened, and its button pressed.')
    const answer = await fetch(link, { method: 'POST' })
    if (!answer.ok) screen.told(`The page answers ${answer.status}: the offer does not stand any more.`)
    await following.settle(null)
  }

  const restart = async (): Promise<void> => {
    opened = await opened.restart()
    screen.told('The server was stopped, and started again on the same data.')
    following = await follow(opened, screen, leaving)
  }

  const obey = async (line: string): Promise<boolean> => {
    const wish = typed(line)
    switch (wish.kind) {
      case 'words':
        await say(wish.text)
        return true
      case 'pass':
        await pass(wish.length)
        return true
      case 'go':
        here = wish.to
        return true
      case 'pay':
        await pay()
        return true
      case 'restart':
        await restart()
        return true
      case 'help':
        aside.told(HELP)
        return true
      case 'nothing':
        return true
      case 'unclear':
        throw new Complaint(wish.why)
      case 'quit':
        return false
      default:
        return wish satisfies never
    }
  }

  return { obey, look: () => following.look(), close: () => opened.close() }
}

const SILENT: Screen = { said: () => {}, came: () => {}, noted: () => {}, told: () => {} }

/** A number alone taps the choice of that number, where the last message had buttons; a button says what it means. */
const tapped = (text: string, last: Shown | undefined): string =>
  /^\d{1,2}$/.test(text) ? (last?.choices[Number(text) - 1]?.value ?? text) : text

/** Links to pay, in words and under buttons. */
const linksIn = ({ text, cards }: Shown): readonly string[] =>
  [text, ...cards.flatMap(({ links }) => links.map(({ url }) => url))].flatMap(
    (words) => words.match(/https?:\/\/\S+\/pay\/[\w.~-]+/g) ?? [],
  )

const inWords = (length: Milliseconds): string => {
  const [count, unit] =
    length % days(1) === 0
      ? [length / days(1), 'day']
      : length % minutes(60) === 0
        ? [length / minutes(60), 'hour']
        : [length / minutes(1), 'minute']
  return count === 1 ? `One ${unit} goes` : `${count} ${unit}s go`
}

const momentAt = ({ now, rules }: Opened): string =>
  new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: rules.business.policy.timeZone,
  }).format(now())
