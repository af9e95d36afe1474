import { days, type Milliseconds, milliseconds, minutes } from '#core/time'
import { NUMBER } from './phone.ts'
import { PLACES, type Place } from './shown.ts'

/** What a typed line asks for. */
export type Typed =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'pass'; readonly length: Milliseconds }
  | { readonly kind: 'go'; readonly to: Place }
  | { readonly kind: 'pay' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' }
  /** Why it cannot be done, and what can be. */
  | { readonly kind: 'unclear'; readonly why: string }

/** What can be typed beside words, for whoever asks. */
export const HELP = `Write what a buyer would write; a number alone takes that choice.
  /on sms, /on webchat   go on from the phone (${NUMBER}), or from the website's chat
  /pay                   open the last link to pay, and press its button
  /time +2d              let two days pass; also m, h and w
  /restart               stop the server and start it again on the same data
  /quit                  leave; Ctrl-C and the end of input do the same
  //                     begins words that begin with a slash`

/** Reads one line. */
export const typed = (line: string): Typed => {
  const text = line.trim()
  if (text === '') return { kind: 'nothing' }
  if (!text.startsWith('/')) return { kind: 'words', text }
  if (text.startsWith('//')) return { kind: 'words', text: text.slice(1) }
  const [command = '', argument = '', ...more] = text.slice(1).split(/\s+/)
  if (more.length > 0) return unclear(`/${command} takes one word at most.`)
  switch (command) {
    case 'time':
      return passing(argument)
    case 'on':
      return going(argument)
    case 'pay':
    case 'restart':
    case 'help':
    case 'quit':
      return argument === '' ? { kind: command } : unclear(`/${command} stands alone.`)
    default:
      return unclear(`There is no /${command}.`)
  }
}

const unclear = (why: string): Typed => ({
  kind: 'unclear',
  why: `${why} /help lists what there is; words that begin with a slash are written with two.`,
})

const UNITS: ReadonlyMap<string, Milliseconds> = new Map([
  ['m', minutes(1)],
  ['h', minutes(60)],
  ['d', days(1)],
  ['w', days(7)],
])

/** Nothing in a policy lives longer. */
const LONGEST = days(366)

const passing = (argument: string): Typed => {
  const [, count, unit = ''] = /^\+?(\d{1,6})([mhdw])$/.exec(argument) ?? []
  const length = milliseconds(Number(count) * (UNITS.get(unit) ?? 0))
  if (length > 0 && length <= LONGEST) return { kind: 'pass', length }
  return unclear(`/time takes how long is to pass, as in /time +2d, and no more than a year.`)
}

const going = (argument: string): Typed => {
  const to = PLACES.find((place) => place === argument)
  return to ? { kind: 'go', to } : unclear(`/on takes ${PLACES.join(' or ')}.`)
}
