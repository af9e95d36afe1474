import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Model } from '#contracts/model'
import type { Message } from '#core/message'
import type { Playbook } from '#core/playbook'
import { type Milliseconds, milliseconds, seconds } from '#core/time'
import { DIALOGS } from '#dialogs/index'
import { openAiModel } from '#language/llm/index'
import { modelFigures } from '#metrics/model'
import { beatsOf } from '../../support/beats.ts'
import { business } from '../../support/business.ts'
import { type Conversation, conversation } from '../../support/conversation.ts'
import { hearingLog } from '../../support/hearing-log.ts'
import { type Behaviour, type ModelServer, openModelServer } from '../../support/model-server.ts'
import { MONDAY } from '../../support/play.ts'

const WEB = { channel: 'webchat', id: 'visit-1' }
const PHONE = '+1 415 555 0123'

/** What a model may take of a turn here. */
const TIME = milliseconds(400)

const withTime = (time: Milliseconds): Playbook => {
  const { policy } = business
  const { sdr, closer } = policy.control
  const control = {
    sdr: { ...sdr, model: { ...sdr.model, time } },
    closer: { ...closer, model: { ...closer.model, time } },
  }
  return { business: { ...business, policy: { ...policy, control } }, dialogs: DIALOGS, channels: {} }
}

/** From the first word to a link to pay, on two channels; every kind of question that a model may be asked is in it. */
const deal = async (model: Model | null, time: Milliseconds = TIME) => {
  const rules = withTime(time)
  const talk = await conversation(
    WEB,
    model ? { ...rules, model: true } : rules,
    MONDAY,
    model ? { model } : {},
  )
  let longest = 0
  const says = async (text: string) => {
    const { took } = await beatsOf(() => talk.says(text))
    longest = Math.max(longest, took)
  }
  await says(
    'Hello! Honestly the espresso situation upstairs is dire and somebody ought to rescue our mornings',
  )
  await says('we want coffee machines for 40 people')
  await says('do you have oat milk?')
  await says('before Dec 1, around $300 a month')
  await says('I decide')
  await says(`can I text with you instead? my number is ${PHONE}`)
  const code = talk.code()
  await says(code)
  await says("let's do it")
  await says('yes, go ahead')
  await says('yes')
  return { said: saidIn(talk), events: talk.pass().events, level: talk.pass().state.level, longest, code }
}

const saidIn = (talk: Conversation): readonly Message[] =>
  talk.pass().events.flatMap((event) => (event.kind === 'message-queued' ? [event.message] : []))

const FAILURES: readonly (readonly [failure: string, behaviour: Behaviour, told: readonly string[]])[] = [
  ['is down', { does: 'fail', status: 500 }, ['down', 'resting']],
  ['has the wrong key', { does: 'fail', status: 401 }, ['down', 'resting']],
  ['never answers', { does: 'hang' }, ['slow', 'resting']],
  ['babbles', { does: 'babble' }, ['malformed']],
  ['is cut off', { does: 'cut' }, ['malformed']],
  ['refuses', { does: 'refuse' }, ['refused']],
  [
    'has too much to do',
    { does: 'fail', status: 429, headers: { 'retry-after': '60' } },
    ['rate-limited', 'resting'],
  ],
]

describe('a conversation does not notice that its model', () => {
  let server: ModelServer
  beforeEach(async () => {
    server = await openModelServer({ does: 'refuse' })
  })
  afterEach(() => server.close())

  const modelOf = () =>
    openAiModel({
      openAi: { apiKey: 'sk-test', baseUrl: server.url, model: 'gpt-4.1-mini' },
      business,
      clock: { now: () => MONDAY },
      log: hearingLog(),
    })

  test.each(FAILURES)(
    '%s: the same is said, in time, and the journal knows (L4)',
    async (_, behaviour, told) => {
      await modelOf().ready?.()
      server.behave(behaviour)
      const [alone, beside] = [await deal(null), await deal(modelOf())]
      expect(beside.said).toEqual(alone.said)
      expect([alone.level, beside.level]).toEqual(['commit', 'commit'])
      expect(beside.longest).toBeLessThan(TIME + alone.longest + 250)
      const { failed, asked } = modelFigures([beside.events])
      expect(Object.keys(failed)).toEqual(expect.arrayContaining([...told]))
      expect(Object.values(asked).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(3)
    },
  )

  test('has failed three times in a row: it rests, and whoever watches over it can see that', async () => {
    const model = modelOf()
    server.behave({ does: 'fail', status: 500 })
    const rests: (boolean | undefined)[] = []
    for (let n = 0; n < 3; n++) {
      await model.compose(THANKS, { role: 'sdr', time: seconds(20), tokens: 4_000, today: 40_000, calls: 1 })
      rests.push(model.rests?.())
    }
    expect(rests).toEqual([false, false, true])
  })

  test('is out of budget, which is not even asked', async () => {
    const poor = (allowed: { readonly tokens: number }) => ({ ...allowed, tokens: 50 })
    const model = modelOf()
    const [alone, beside] = [
      await deal(null),
      await deal({
        perceive: (heard, allowed, read) => model.perceive(heard, { ...allowed, ...poor(allowed) }, read),
        lookUp: (asked, allowed) => model.lookUp(asked, { ...allowed, ...poor(allowed) }),
        compose: (telling, allowed) => model.compose(telling, { ...allowed, ...poor(allowed) }),
      }),
    ]
    expect(beside.said).toEqual(alone.said)
    expect(Object.keys(modelFigures([beside.events]).failed)).toEqual(['out-of-budget'])
    expect(server.asked).toEqual([])
  })

  test('has heard no code, no phone and no link of theirs (L3, M6)', async () => {
    const { code, said } = await deal(modelOf(), seconds(8))
    expect(said.length).toBeGreaterThan(9)
    expect(server.asked.length).toBeGreaterThan(3)
    for (const secret of [code, '555 0123', '4155550123', '{{', 'visit-1'])
      expect(server.asked.filter((body) => body.includes(secret))).toEqual([])
  })
})

const THANKS = {
  briefs: [{ say: 'thanks' }] as const,
  template: { text: 'You are welcome.', choices: [], cards: [] },
  channel: 'webchat',
}
