import type { Acceptance, AcceptanceSpan, AcceptanceVerdict } from '#core/acceptance'
import { changedYes, changeIn } from './change.ts'
import { clausesFrom, endInClause } from './clauses.ts'
import { cover } from './cover.ts'
import type { Grammar } from './grammar.ts'
import { leavingIn } from './leaving.ts'
import { longestEnd } from './pattern.ts'
import type { Reply } from './reply.ts'
import { spanOf } from './spans.ts'
import type { Veto } from './veto.ts'

/*
 * A reply that is not a plain yes can still be a no, a question or a yes to other terms, and the next thing the bot
 * says depends on which. Nothing here can unlock anything, so it reads by first signs and not by covering every word.
 */

/** Longer than this, what follows a no is an explanation and not a yes. */
const shortReply = 40

/** Reads a reply that is not a plain yes: a no, a question, a yes to other terms, or nothing sure (spec L2). */
export function readOther(reply: Reply, veto: Veto): Acceptance {
  const unsure = {
    ...other('uncertain', reasonOf(veto), vetoSpans(reply, veto)),
    hesitates: HESITATIONS.has(veto.kind),
  }
  // The words inside quotation marks are somebody's, and not necessarily this buyer's.
  if (veto.kind === 'quotation') return unsure
  return (
    readLeaving(reply) ??
    readRefusal(reply) ??
    readDeferral(reply) ??
    readChange(reply) ??
    readQuestion(reply) ??
    readUnsure(reply) ??
    unsure
  )
}

/** Whoever wants no more of it says no to whatever was asked, and to being asked further. */
function readLeaving(reply: Reply): Acceptance | null {
  const span = leavingIn(reply)
  return span && other('refuse', `leaves: ${span.text}`, [span])
}

function readRefusal(reply: Reply): Acceptance | null {
  const { text, tokens, marks, words, grammar } = reply
  const at = words.findIndex((word) => !grammar.lexicon.refusalOpeners.has(word))
  if (at === -1) return null
  const first = refusalEnd(reply, at)
  if (first === at) return null
  const end = allRefused(reply, first)
  // With nothing beside it, it would have been a leaving; "never mind the machines" only goes on to something else.
  if (longestEnd(grammar.leavings.alone, words, at) >= end) return null
  const onlyAsks = end === words.length && marks.some((mark) => mark.kind === 'question')
  if (onlyAsks) return null

  const no = spanOf(text, tokens.slice(at, end), 'refusal')
  if (takesItBack(reply, end)) return other('uncertain', 'a no taken back', [no])
  const change = changeIn(reply, end)
  if (change === null) return other('refuse', 'no', [no])
  return other('refuse', `no, with a change: ${change.text}`, [no, change])
}

function refusalEnd({ words, grammar }: Reply, at: number): number {
  const end = longestEnd(grammar.refusals, words, at)
  return longestEnd(grammar.notRefusals, words, at) >= end ? at : end
}

/** "No, cancel it" says no twice. Only a no that ends its clause is a second one, and "do not cancel" is none. */
function allRefused(reply: Reply, from: number): number {
  const { tokens, words, grammar } = reply
  let end = from
  while (words[end - 1] !== grammar.lexicon.negator || tokens[end - 1]?.gap !== 'space') {
    const at = words.findIndex((word, n) => n >= end && !isJoint(word, grammar))
    const next = at === -1 ? end : refusalEnd(reply, at)
    const endsHere =
      tokens[next - 1]?.gap !== 'space' || cover(words.slice(next), grammar).whole?.tier === 'none'
    if (next <= Math.max(at, end) || !(endsHere || next === words.length)) break
    end = next
  }
  return end
}

function isJoint(word: string, { lexicon }: Grammar): boolean {
  return lexicon.refusalOpeners.has(word) || lexicon.joints.has(word)
}

function takesItBack({ words, grammar }: Reply, from: number): boolean {
  const { yes, cues } = grammar.lexicon
  const rest = words.slice(from)
  if (rest.some((word) => yes.has(word) || cues.get(word) === 'retraction')) return true
  const whole = rest.length > shortReply ? null : cover(rest, grammar).whole
  return whole !== null && whole.tier !== 'none'
}

function readDeferral(reply: Reply): Acceptance | null {
  const { text, tokens, words, grammar } = reply
  for (let at = 0; at < words.length; at += 1) {
    const end = longestEnd(grammar.deferrals, words, at)
    if (end === at) continue
    const span = spanOf(text, tokens.slice(at, end), 'deferral')
    return { ...other('uncertain', `not yet: ${span.text}`, [span]), hesitates: true }
  }
  return null
}

/** "No idea", at the beginning of a clause; of what, may follow: "not sure what we can spend", but not "no idea is too crazy". */
function readUnsure(reply: Reply): Acceptance | null {
  const { text, tokens, grammar } = reply
  for (const at of clausesFrom(reply, 0)) {
    const end = endInClause(reply, grammar.unsures, at)
    if (end === at || !mayEndAt(end, reply)) continue
    const span = spanOf(text, tokens.slice(at, end), 'unsure')
    return { ...other('uncertain', `does not know: ${span.text}`, [span]), hesitates: true }
  }
  return null
}

function mayEndAt(end: number, { tokens, words, grammar }: Reply): boolean {
  const next = words[end]
  return next === undefined || tokens[end - 1]?.gap !== 'space' || grammar.lexicon.cues.has(next)
}

function readChange(reply: Reply): Acceptance | null {
  const changed = changedYes(reply)
  if (changed === null) return null
  return other('accept-with-change', `change: ${changed.change.text}`, [...changed.yes, changed.change])
}

function readQuestion(reply: Reply): Acceptance | null {
  const { text, tokens, marks, grammar } = reply
  const mark = marks.find(({ kind }) => kind === 'question')
  if (mark !== undefined) {
    const span = { start: mark.start, end: mark.end, text: text.slice(mark.start, mark.end), as: 'question' }
    return other('question', 'question', [span])
  }
  for (const at of clausesFrom(reply, 0)) {
    const end = endInClause(reply, grammar.asking, at)
    if (end > at) return other('question', 'question', [spanOf(text, tokens.slice(at, end), 'question')])
  }
  return null
}

/** Vetoes that say something about the buyer's mind, and not only about the words. */
const HESITATIONS: ReadonlySet<string> = new Set(['hedge', 'condition', 'contrast', 'retraction'])

function reasonOf({ kind, text }: Veto): string {
  return text === '' ? kind : `${kind}: ${text.slice(0, 40)}`.toLowerCase()
}

function vetoSpans({ text }: Reply, { start, end, kind }: Veto): readonly AcceptanceSpan[] {
  return end > start ? [{ start, end, text: text.slice(start, end), as: kind }] : []
}

function other(verdict: AcceptanceVerdict, reason: string, spans: readonly AcceptanceSpan[]): Acceptance {
  return { verdict, tier: 'none', hesitates: false, reason, spans }
}
