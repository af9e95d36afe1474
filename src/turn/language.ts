import type { Heard, Language } from '#contracts/language'
import type { Model } from '#contracts/model'
import type { Ask } from '#core/effect'
import type { Answer } from '#core/event'
import { isOfKnowledge } from '#core/known-passage'
import type { Reading } from '#core/reading'
import { partedText } from '#core/rewording'
import type { Rules } from '#core/rules'
import { isFixed, nameOf } from '#core/sentences'
import type { Noticed } from '#core/signal'
import type { Pass } from './pass.ts'
import { type Previewing, previewOf } from './preview.ts'

/** Who reads and writes: the rules always, and a model beside them where one is there and may be asked (L1); and whose business it is. */
export type Speaking = {
  readonly language: Language
  readonly model?: Model | null
  readonly playbook: Rules
}

type Asked<A extends Ask['ask']> = Extract<Ask, { readonly ask: A }>
type Answered<K extends Answer['kind'], Known extends string> = Omit<
  Extract<Answer, { readonly kind: K }>,
  'kind' | 'at' | Known
>

/** What the rules read, and what a model points at besides; of a kind that both have, the rules' word counts (I7). */
export const perceived = async (ask: Asked<'read'>, { language, model }: Speaking): Promise<Reading> => {
  const heard: Heard = {
    text: ask.text,
    expecting: ask.expecting,
    now: ask.at,
    ...(ask.calendar && { calendar: ask.calendar }),
    ...(ask.held && { held: ask.held }),
    ...(ask.locale && { locale: ask.locale }),
  }
  const reading = await language.perceive(heard)
  if (!model || !ask.model) return reading
  const { noticed, use } = await model.perceive(heard, ask.model, reading)
  const known = new Set<string>(reading.noticed.map(({ kind }) => kind))
  const isDenied = (words: string): boolean => language.takesBack?.(ask.text, words) ?? false
  const pointed = noticed.filter(
    ({ kind, quote }) => !known.has(kind) && ask.text.includes(quote) && !isDenied(quote),
  )
  const added = await Promise.all(
    pointed.slice(0, MOST_POINTED).map((one) => readAgain(one, heard, language)),
  )
  return { ...reading, noticed: [...reading.noticed, ...added.flat()], ...(use && { model: use }) }
}

/** More than one of each kind is not pointed at in earnest. */
const MOST_POINTED = 20

/** A model points at words, and the rules read them (I7): its own value counts for nothing, and what they cannot read is not said. */
const readAgain = async (one: Noticed, heard: Heard, language: Language): Promise<readonly Noticed[]> => {
  const { noticed } = await language.perceive({ ...heard, text: one.quote, expecting: one.kind })
  const read = noticed.find(({ kind }) => kind === one.kind)
  if (!read) return []
  const confidence = Math.min(read.confidence, one.confidence)
  const isInPassing = one.inPassing ?? read.inPassing
  return [{ ...read, quote: one.quote, confidence, by: 'model', ...(isInPassing && { inPassing: true }) }]
}

/** The passages the rules find, with what else of the business's own knowledge a model finds, and its answer out of them. */
export const lookedUp = async (
  { question, level, locale, model: allowed }: Asked<'look-up'>,
  { language, model, playbook }: Speaking,
): Promise<Answered<'looked-up', 'question'>> => {
  const passages = await language.lookUp(question, locale)
  if (!model || !allowed || !level) return { passages }
  const { use, ...found } = await model.lookUp({ question, passages, level }, allowed)
  const { catalogue, knowledge, languages } = playbook.business
  const texts = [knowledge, languages?.es?.knowledge ?? '']
  const plans = await Promise.all(
    catalogue.plans.map((plan) => language.compose([{ say: 'price', plan, currency: catalogue.currency }])),
  )
  const isOurs = (text: string): boolean =>
    [...passages, ...plans].some((known) => known.text === text) ||
    texts.some((known) => isOfKnowledge(text, known))
  return {
    ...found,
    passages: found.passages.filter(({ text }) => isOurs(text)),
    ...(use && { model: use }),
  }
}

/** The template's words, and a model's for those of them that may be put otherwise (L3), whose beginning is shown to whoever waits. */
export const phrased = async (
  ask: Asked<'compose'>,
  parts: Speaking & Previewing,
  pass: Pass,
): Promise<Answered<'composed', 'order'>> => {
  const { briefs, manner, channel, model: allowed } = ask
  const { language, model } = parts
  const message = await language.compose(briefs, manner)
  const names = briefs.map(nameOf).filter((name) => !isFixed(name))
  const told = { message, ...(names.length > 0 && { says: names }) }
  const says = briefs.map(({ say }) => say)
  const parted = partedText(says, message.text)
  if (!model || !allowed || !channel || !parted) return told
  const telling = { briefs: briefs.slice(parted.from), template: { ...message, text: parted.free }, channel }
  const preview = previewOf(ask, message, parts, pass)
  const { use, ...worded } = await model.compose(telling, allowed, preview?.shown)
  const begun = preview?.end() ? { begun: true as const } : {}
  return {
    ...told,
    message: { ...message, ...begun },
    ...(worded.draft && { ...worded, briefs: says }),
    ...(use && { model: use }),
  }
}
