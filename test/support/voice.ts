import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardLines } from '#channels/shared/plain'
import { renderSms } from '#channels/sms/render'
import type { Shown } from '#cli/chat/shown'
import { type Transcript, transcript } from '#cli/chat/transcript'
import type { Model } from '#contracts/model'
import type { Address } from '#core/address'
import { type Message, SLOTS } from '#core/message'
import type { Playbook } from '#core/playbook'
import { days, type Instant, instant, type Milliseconds, minutes, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { ROOT } from '../house/tree.ts'
import { type Conversation, conversation } from './conversation.ts'

/** One buyer: what they write, line by line, where and from when. */
export type Script = {
  readonly name: string
  /** Who they are, in a sentence. */
  readonly about: string
  readonly channel: string
  readonly begins: Instant
  readonly lines: readonly string[]
}

/** The buyers of docs/voice, in order. */
export const scripts = (): readonly Script[] =>
  readdirSync(join(ROOT, FOLDER))
    .toSorted()
    .map((file) => {
      const lines = readFileSync(join(ROOT, FOLDER, file), 'utf8')
        .trim()
        .split('\n')
      const [about = '', where = ''] = lines
      const [, channel = '', at = ''] = where.split(' ')
      return {
        name: file.replace(/\.txt$/, ''),
        about: about.slice(2),
        channel,
        begins: instant(Date.parse(at)),
        lines: lines.filter((line) => !line.startsWith('#')),
      }
    })

const FOLDER = 'docs/voice'

/** Fernhill, with a desk that is called. */
export const FERNHILL: Playbook = {
  business: fernhill,
  dialogs: DIALOGS,
  channels: {
    webchat: { optOutReplies: 'ours', carriesTexts: false, waits: true },
    sms: { optOutReplies: 'platform', carriesTexts: true },
  },
  desk: true,
}

/** What was said in one turn, and what came back. */
export type Exchange = { readonly said: string; readonly came: readonly Message[] }

/** Plays a script by the rules, and with a model where there is one, with everything in it given: played twice, it is the same to the byte. */
export const played = async (
  { channel, begins, lines }: Script,
  model?: Model,
): Promise<readonly Exchange[]> => {
  const here: Address = { channel, id: channel === 'sms' ? '+14155550142' : 'visit-1' }
  const talk = await conversation(here, { ...FERNHILL, model: model !== undefined }, begins, {
    ...(model && { model }),
  })
  const exchanges: Exchange[] = []
  for (const said of lines) {
    const before = talk.pass().events.length
    await step(said, talk)
    const came = talk
      .pass()
      .events.slice(before)
      .flatMap((event) => (event.kind === 'message-queued' ? [event.message] : []))
    exchanges.push({ said, came })
  }
  return exchanges
}

const step = async (line: string, talk: Conversation): Promise<void> => {
  const [, count, unit] = /^\/time \+(\d+)([dhm])$/.exec(line) ?? []
  if (count && unit) return talk.wait(lengthOf(Number(count), unit))
  if (line === '/pay') return paid(talk)
  return talk.says(line)
}

const lengthOf = (count: number, unit: string): Milliseconds => {
  if (unit === 'd') return days(count)
  return unit === 'h' ? minutes(count * 60) : minutes(count)
}

const paid = async (talk: Conversation): Promise<void> => {
  const { checkout } = talk.pass().state
  if (!checkout) throw new Error('There is no link to pay yet.')
  talk.wait(seconds(40))
  await talk.comes((at) => ({
    kind: 'payment-received',
    at,
    checkout: checkout.id,
    hash: checkout.hash,
    amount: checkout.terms.dueNow,
    provider: 'stripe',
    reference: 'pi_3Qd8Rn2eZvKYlo2C',
  }))
}

/** A script as it reads: a section of docs/voice.md. */
export const sectionOf = async (script: Script, model?: Model): Promise<string> => {
  const page = transcript('', '')
  for (const { said, came } of await played(script, model)) {
    tellLine(said, page)
    for (const message of came) for (const shown of shownOn(script.channel, message)) page.came(shown)
  }
  const [number, ...words] = script.name.split('-')
  const title = `### ${Number(number)}. ${words.join(' ')}`
  return `${title}\n\n${script.about}\n\n${page.page().trim().replace(/^#\s*/, '').trim()}\n`
}

const tellLine = (said: string, page: Transcript): void => {
  const [, count = '', unit = ''] = /^\/time \+(\d+)([dhm])$/.exec(said) ?? []
  if (count) page.told(`${count} ${unit === 'd' ? 'days' : 'hours'} pass.`)
  else if (said === '/pay') page.told('The link is opened, and paid.')
  else page.said(said)
}

/** As a phone shows it, or a chat. */
const shownOn = (channel: string, message: Message): readonly Shown[] => {
  if (channel === 'sms') return textsOf(message).map((text) => ({ ...NOTHING, text }))
  const { text, question, cards, choices } = message
  const shown: Shown = {
    ...NOTHING,
    text,
    cards: cards.map((card) => ({
      title: card.title,
      lines: cardLines(card),
      links: card.links.map(({ title, url }) => ({ title, url: filled(url) })),
    })),
  }
  return question ? [shown, { ...NOTHING, text: question, choices }] : [{ ...shown, choices }]
}

const NOTHING: Shown = { text: '', choices: [], cards: [], files: [] }

/** The texts that a message is on a phone. */
export const textsOf = (message: Message): readonly string[] =>
  renderSms(message, 10).flatMap((json) =>
    typeof json === 'object' && json !== null && 'body' in json ? [filled(String(json.body))] : [],
  )

const filled = (text: string): string =>
  text.replaceAll(SLOTS.checkout, 'https://fernhill.example/p/8fK2nQ7xWz').replaceAll(SLOTS.code, '123456')
