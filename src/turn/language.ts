import type { Heard, Language } from '#contracts/language'
import type { Model } from '#contracts/model'
import type { Ask } from '#core/effect'
import type { Answer } from '#core/event'
import type { Reading } from '#core/reading'
import type { Pass } from './pass.ts'
import { type Previewing, previewOf } from './preview.ts'

/** Who reads and writes: the rules always, and a model beside them where one is there and may be asked (L1). */
export type Speaking = { readonly language: Language; readonly model?: Model | null }

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
  }
  const reading = await language.perceive(heard)
  if (!model || !ask.model) return reading
  const { noticed, use } = await model.perceive(heard, ask.model, reading)
  const known = new Set<string>(reading.noticed.map(({ kind }) => kind))
  const added = noticed
    .filter(({ kind }) => !known.has(kind))
    .map((one) => ({ ...one, by: 'model' as const }))
  return { ...reading, noticed: [...reading.noticed, ...added], ...(use && { model: use }) }
}

/** The passages the rules find, and a model's answer out of them. */
export const lookedUp = async (
  { question, level, model: allowed }: Asked<'look-up'>,
  { language, model }: Speaking,
): Promise<Answered<'looked-up', 'question'>> => {
  const passages = await language.lookUp(question)
  if (!model || !allowed || !level) return { passages }
  const { use, ...found } = await model.lookUp({ question, passages, level }, allowed)
  return { ...found, ...(use && { model: use }) }
}

/** The template's words, and a model's for them, whose beginning is shown to whoever waits. */
export const phrased = async (
  ask: Asked<'compose'>,
  parts: Speaking & Previewing,
  pass: Pass,
): Promise<Answered<'composed', 'order'>> => {
  const { briefs, channel, model: allowed } = ask
  const { language, model } = parts
  const message = await language.compose(briefs)
  if (!model || !allowed || !channel) return { message }
  const preview = previewOf(ask, message, parts, pass)
  const { use, ...worded } = await model.compose(
    { briefs, template: message, channel },
    allowed,
    preview?.shown,
  )
  const begun = preview?.end() ? { begun: true as const } : {}
  const says = briefs.map(({ say }) => say)
  return {
    message: { ...message, ...begun },
    ...(worded.draft && { ...worded, says }),
    ...(use && { model: use }),
  }
}
