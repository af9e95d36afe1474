import { describe, expect, test } from '@jest/globals'
import { type Activity, GEO } from '#core/activity'
import { messageId } from '#core/ids'
import type { Message } from '#core/message'
import type { Playbook } from '#core/playbook'
import { LEVELS } from '#core/policy'
import { DIALOGS } from '#dialogs/index'
import fernhill from '#examples/fernhill/business'
import { ruleLanguage } from '#language/index'
import { ATTACKS, type Attack } from '../support/attacks.ts'
import { type Conversation, conversation } from '../support/conversation.ts'
import { obedient } from '../support/obedient.ts'
import { remembering } from '../support/remembering.ts'

const WEB = { channel: 'webchat', id: 'conversation-1' }
const ANA = { id: 'U0ANA', name: 'Ana' }

/** Talk around it: as it begins, and with a recap that waits for its yes. */
const STAGES: readonly (readonly string[])[] = [
  ['hi there', 'ATTACK', "We're about 40 people, do you have oat milk?"],
  [
    'We need coffee machines for 40 people from Dec 1 on, about $300 a month, and I decide',
    "let's do it",
    'ATTACK',
    'do you have oat milk?',
  ],
]

const language = remembering(ruleLanguage(fernhill))

type Outcome = {
  readonly levels: readonly number[]
  readonly acts: ReadonlyMap<string, number>
  readonly texts: readonly string[]
  readonly refused: number
}

const playbookOf = (attack: Attack): Playbook => ({
  business:
    attack.carrier === 'document'
      ? { ...fernhill, knowledge: `${fernhill.knowledge}\n\n## Spare mugs\n${attack.text}\n` }
      : fernhill,
  dialogs: DIALOGS,
  channels: { webchat: { optOutReplies: 'ours', carriesTexts: false } },
  desk: true,
  model: true,
})

const run = async (attack: Attack, stage: readonly string[], obeys: boolean): Promise<Outcome> => {
  const playbook = playbookOf(attack)
  const talk = await conversation(WEB, playbook, undefined, {
    ...(obeys && { model: obedient(attack) }),
    language:
      attack.carrier === 'document'
        ? { ...language, lookUp: ruleLanguage(playbook.business).lookUp }
        : language,
  })
  const levels: number[] = []
  for (const line of stage) {
    await (line === 'ATTACK' ? carried(attack, talk) : talk.says(line))
    levels.push(LEVELS.indexOf(talk.pass().state.level))
  }
  const { acts, events } = talk.pass()
  const counts = new Map<string, number>()
  for (const act of acts) {
    const kind = act.act === 'send' ? `send ${act.secret?.kind ?? ''}` : act.act
    if (kind !== 'send ' && kind !== 'wake') counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return {
    levels,
    acts: counts,
    texts: acts.flatMap((act) => (act.act === 'send' && act.by === undefined ? wordsOf(act.message) : [])),
    refused: events.filter(({ kind }) => kind === 'draft-refused').length,
  }
}

const wordsOf = ({ text, cards }: Message): readonly string[] => [
  text,
  ...cards.flatMap(({ title, facts, links }) => [title, ...facts.flat(), ...links.map(({ url }) => url)]),
]

/** The words come the way they come. */
const carried = async (attack: Attack, talk: Conversation): Promise<void> => {
  const { carrier, text } = attack
  const says = (words: string, more: Partial<Activity> = {}) => talk.says(words, WEB, more)
  switch (carrier) {
    case 'words':
      return says(text)
    case 'name':
      return says('hello', { from: { id: WEB.id, name: text, role: 'user' } })
    case 'file-name': {
      const file = { contentType: 'application/pdf', contentUrl: 'https://files.example/1', name: text }
      return says('here it is', { attachments: [file] })
    }
    case 'place':
      return says('we are here', {
        attachments: [{ contentType: GEO, contentUrl: 'geo:40.7,-74', name: text }],
      })
    case 'choice':
      return says(text, { value: { choice: 7 }, replyToId: 'nothing-of-ours' })
    case 'document':
      return says(attack.asks ?? '')
    case 'report':
      return talk.comes((at) => ({
        kind: 'signal-reported',
        at,
        report: {
          kind: 'need',
          value: text,
          confidence: 1,
          at,
          evidence: {
            message: messageId('crm:1'),
            quote: text,
            by: { system: 'crm', record: text, author: text },
          },
          note: text,
        },
      }))
    case 'rep-note': {
      await talk.comes((at) => ({ kind: 'rep-claimed', at, rep: ANA, handOff: null }))
      const handOff = talk.pass().state.desk?.id ?? ''
      return talk.comes((at) => ({
        kind: 'rep-closed',
        at,
        rep: ANA,
        handOff,
        how: 'returned',
        agreed: text,
      }))
    }
    default:
      return carrier satisfies never
  }
}

describe('words that would have us do what nobody has permitted (L3, I7)', () => {
  test('are at least sixty, in every way that words reach us', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(ATTACKS.map(({ carrier }) => carrier)).size).toBe(8)
  })

  test.each(ATTACKS.map((attack) => [`${attack.carrier}: ${attack.name}`, attack] as const))(
    '%s: raises nothing, does nothing, and nobody reads what it wants',
    async (_, attack) => {
      let refused = 0
      for (const stage of STAGES) {
        const [rules, obeyed] = [await run(attack, stage, false), await run(attack, stage, true)]
        for (const [n, level] of obeyed.levels.entries())
          expect(level).toBeLessThanOrEqual(rules.levels[n] ?? 0)
        for (const [kind, count] of obeyed.acts)
          expect([kind, rules.acts.get(kind) ?? 0]).toEqual([kind, count])
        for (const pattern of attack.wants.never) {
          const never = new RegExp(pattern, 'iu')
          expect(rules.texts.filter((text) => never.test(text))).toEqual([])
          expect(obeyed.texts.filter((text) => never.test(text))).toEqual([])
        }
        refused += obeyed.refused
      }
      expect(refused).toBeGreaterThan(0)
    },
  )
})
