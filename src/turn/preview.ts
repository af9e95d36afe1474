import type { Showing } from '#contracts/adapter'
import { type Address, sameAddress } from '#core/address'
import { isSuppressedAt } from '#core/contacts'
import { isHeld } from '#core/desk'
import { judgedSoFar } from '#core/draft'
import type { Ask } from '#core/effect'
import { isShared } from '#core/group'
import type { Message } from '#core/message'
import { partedText } from '#core/rewording'
import { type Rules, traitsOf } from '#core/rules'
import type { State } from '#core/state'
import type { Milliseconds } from '#core/time'
import type { Pass } from './pass.ts'

/**
 * What is shown of an answer while a model is still wording it.
 *
 * P1 What no model may put otherwise is seen at once. Of a model's words only whole sentences are, and only while the judge of the
 *    finished words takes all that is there so far (L3). Once it does not, nothing more is shown.
 * P2 Only to whoever has just spoken and waits, where nobody else reads along and nobody else has the conversation.
 * P3 In order, no faster than the channel wants, and nothing once the wording has ended: what comes next is the message.
 */
export type Preview = {
  /** Hears all that there is so far. */
  readonly shown: (text: string) => void
  /** Whether anything was shown; from now on nothing is. */
  readonly end: () => boolean
}

/** Who shows it, and what is judged by. */
export type Previewing = { readonly show?: Showing; readonly playbook: Rules }

/** Null where nothing may be shown (P2). `template` is what stands if the model's words do not. */
export const previewOf = (
  { to, outgoing, briefs }: Extract<Ask, { readonly ask: 'compose' }>,
  template: Message,
  { show, playbook }: Previewing,
  { state, events }: Pass,
): Preview | null => {
  if (!show || !to || !outgoing || !isAwaited(to, state)) return null
  const pace = traitsOf(playbook, to.channel).streams
  const heard = state.turn.heard.at(-1)?.message
  const received = events.findLast(
    (event) => event.kind === 'message-received' && event.activity.id === heard,
  )
  if (pace === undefined || received?.kind !== 'message-received') return null
  const { activity } = received
  const says = briefs.map(({ say }) => say)
  let n = 0
  return growing({
    pace,
    first: partedText(says, template.text)?.kept ?? '',
    show: (text) => show({ kind: 'beginning', activity, text, outgoing, n: ++n }, to),
    judge: (text) => judgedSoFar(text, { message: template, briefs: says }, state, playbook),
  })
}

const isAwaited = (to: Address, state: State): boolean => {
  const last = state.turn.heard.at(-1)
  return (
    last !== undefined &&
    sameAddress(last.address, to) &&
    !isShared(to, state) &&
    !isHeld(state) &&
    !isSuppressedAt(to, state)
  )
}

type Growing = {
  readonly pace: Milliseconds
  /** What is seen at once. */
  readonly first: string
  readonly show: (text: string) => void
  readonly judge: (text: string) => ReturnType<typeof judgedSoFar>
}

const growing = ({ pace, first, show, judge }: Growing): Preview => {
  let [heard, taken, seen, isOver] = ['', first, '', false]
  let pause: ReturnType<typeof setTimeout> | undefined
  const next = (): void => {
    pause = undefined
    if (seen === taken) return
    seen = taken
    pause = setTimeout(next, pace)
    show(taken)
  }
  const end = (): boolean => {
    isOver = true
    clearTimeout(pause)
    return seen !== ''
  }
  next()
  const shown = (text: string): void => {
    const whole = wholeSentences(text)
    if (isOver || whole === heard) return
    heard = whole
    const judged = judge(whole)
    if (judged.kind === 'refused') end()
    if (judged.kind !== 'taken') return
    taken = judged.shown
    if (pause === undefined) next()
  }
  return { shown, end }
}

/** Up to the last end of a sentence that something follows already: "$89." may be the beginning of "$89.50". */
const wholeSentences = (text: string): string =>
  /^[\s\S]*(?:[.!?…][)\]"'”»]*(?=\s)|\S(?=\n))/.exec(text)?.[0] ?? ''
