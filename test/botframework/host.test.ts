import { describe, expect, test } from '@jest/globals'
import {
  ActivityHandler,
  type Activity as BotActivity,
  ConversationState,
  MessageFactory,
  type TurnContext,
} from 'botbuilder'
import { type BotParts, hostBot } from '#botframework/host'
import type { Activity } from '#core/activity'
import { personId } from '#core/ids'
import { milliseconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'

const ANN = personId('p-ann')

const activity = (text: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  id: `m-${text}`,
  timestamp: '2026-11-28T09:00:00.000Z',
  channelId: 'sms',
  from: { id: '+14155550123', role: 'user' },
  recipient: { id: '+14155550100', role: 'bot' },
  conversation: { id: '+14155550123', isGroup: false },
  text,
  attachments: [],
  ...more,
})

/** A bot on a memory of its own, and what it says to one text after the other. */
const hosted = async (parts: Partial<BotParts> & Pick<BotParts, 'bot'>, patience?: number) => {
  const memory = await openEmbedded({ directory: null })
  const host = hostBot({
    name: 'test',
    make: () => parts,
    ...(patience === undefined ? {} : { patience: milliseconds(patience) }),
  })
  const hosting = host.open(memory)
  return {
    memory,
    host,
    hosting,
    hears: (...texts: readonly (string | Activity)[]) =>
      hosting({
        person: ANN,
        heard: texts.map((text) => {
          const one = typeof text === 'string' ? activity(text) : text
          return { activity: one, meant: one.text }
        }),
      }),
  }
}

const textsOf = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof hosted>>['hears']>>) =>
  answer.kind === 'said' ? answer.messages.map(({ text }) => text) : answer.reason

const onMessage = (act: (context: TurnContext) => Promise<unknown>): ActivityHandler =>
  new ActivityHandler().onMessage(async (context, next) => {
    await act(context)
    await next()
  })

describe('what a hosted bot is told', () => {
  test('is one user in one conversation, wherever it was said', async () => {
    const heard: Partial<BotActivity>[] = []
    const bot = await hosted({ bot: { run: async ({ activity }) => void heard.push({ ...activity }) } })
    await bot.hears('hi')
    await bot.hears(activity('hello', { channelId: 'msteams', conversation: { id: 'a:1', isGroup: false } }))
    const messages = heard.filter(({ type }) => type === 'message')
    expect(messages).toMatchObject(
      [
        ['hi', 'sms'],
        ['hello', 'msteams'],
      ].map(([text, channel]) => ({
        text,
        channelId: 'directline',
        from: { id: 'p-ann', role: 'user' },
        conversation: { id: 'p-ann' },
        timestamp: new Date('2026-11-28T09:00:00.000Z'),
        channelData: { throughline: { channel } },
      })),
    )
  })

  test('begins once with somebody who joins', async () => {
    const types: string[] = []
    const bot = await hosted({ bot: { run: async ({ activity }) => void types.push(activity.type) } })
    await bot.hears('one', 'two')
    await bot.hears('three')
    expect(types).toEqual(['conversationUpdate', 'message', 'message', 'message'])
  })

  test('has its own buttons back as Web Chat sends them, and no number of ours', async () => {
    const actions = [
      { type: 'imBack', title: 'Red', value: 'red' },
      { type: 'postBack', title: 'Order', value: { order: 7 } },
      { type: 'postBack', title: 'Again', value: 'again' },
      { type: 'messageBack', title: 'Green', text: 'green-text', value: { color: 'green' } },
    ]
    const heard: Partial<BotActivity>[] = []
    const bot = await hosted({
      bot: onMessage((context) => {
        heard.push({ ...context.activity })
        return context.sendActivity(MessageFactory.suggestedActions(actions, 'Which?'))
      }),
    })
    const first = await bot.hears('hi')
    expect(first).toMatchObject({
      messages: [{ text: 'Which?', choices: actions.map(({ title }) => ({ title, value: title })) }],
    })
    for (const { title } of actions) await bot.hears(activity(title, { value: { choice: 1 } }))
    await bot.hears(activity('Blue', { value: { choice: 9 } }))
    const told = heard.slice(1).map(({ text, value }) => ({ text, value }))
    expect(told).toEqual([
      { text: 'red', value: undefined },
      { text: '', value: { order: 7 } },
      { text: 'again', value: undefined },
      { text: 'green-text', value: { color: 'green' } },
      { text: 'Blue', value: undefined },
    ])
  })
})

describe('what a hosted bot says', () => {
  test('is in order, also when it does not wait for it, and one answer comes for each', async () => {
    const ids: string[] = []
    const bot = await hosted({
      bot: onMessage(async (context) => {
        void context.sendActivity('one')
        const sent = await context.sendActivities([
          { type: 'typing' },
          { type: 'delay', value: 60_000 },
          { type: 'message', text: 'two' },
          { type: 'trace', name: 'x' },
        ])
        ids.push(...sent.map(({ id }) => id))
        void context.sendActivity('three')
      }),
    })
    expect(textsOf(await bot.hears('hi'))).toEqual(['one', 'two', 'three'])
    expect(new Set(ids).size).toBe(4)
  })

  test('can be changed and taken back within the turn, and later that is let be', async () => {
    let first = ''
    const bot = await hosted({
      bot: onMessage(async (context) => {
        if (first !== '') {
          await context.updateActivity({ id: first, type: 'message', text: 'too late' })
          await context.deleteActivity(first)
          return
        }
        const wrong = await context.sendActivity('wrong')
        const never = await context.sendActivity('never')
        first = wrong?.id ?? ''
        await context.updateActivity({ id: first, type: 'message', text: 'right' })
        await context.deleteActivity(never?.id ?? '')
      }),
    })
    expect(textsOf(await bot.hears('hi'))).toEqual(['right'])
    expect(textsOf(await bot.hears('again'))).toEqual([])
  })

  test('passes its middleware, on the way in and out', async () => {
    const seen: string[] = []
    const bot = await hosted({
      bot: onMessage((context) => context.sendActivity('hello')),
      middleware: [
        async (context, next) => {
          seen.push(context.activity.type)
          context.onSendActivities((_context, activities, send) => {
            for (const one of activities) one.text = (one.text ?? '').toUpperCase()
            return send()
          })
          await next()
        },
      ],
    })
    expect(textsOf(await bot.hears('hi'))).toEqual(['HELLO'])
    expect(seen).toEqual(['conversationUpdate', 'message'])
  })

  test('rests on a state that many messages of one turn change in order', async () => {
    const memory = await openEmbedded({ directory: null })
    const host = hostBot({
      name: 'counter',
      make: (storage) => {
        const state = new ConversationState(storage)
        const count = state.createProperty<number>('count')
        const bot = onMessage(async (context) => {
          const n = (await count.get(context, 0)) + 1
          await count.set(context, n)
          await context.sendActivity(String(n))
          await state.saveChanges(context)
        })
        return { bot }
      },
    })
    const hosting = host.open(memory)
    const heard = ['a', 'b', 'c'].map((text) => ({ activity: activity(text), meant: text }))
    expect(textsOf(await hosting({ person: ANN, heard }))).toEqual(['1', '2', '3'])
    expect(textsOf(await host.open(memory)({ person: ANN, heard }))).toEqual(['4', '5', '6'])
    expect(textsOf(await hosting({ person: personId('p-bob'), heard }))).toEqual(['1', '2', '3'])
  })
})

describe('when a hosted bot fails', () => {
  test('it is a case, with its reason, and the next message is another try', async () => {
    let isBroken = true
    const bot = await hosted({
      bot: onMessage(async (context) => {
        if (isBroken) throw new Error('The kitchen is on fire.')
        await context.sendActivity('fine')
      }),
    })
    expect(await bot.hears('hi')).toEqual({
      kind: 'failed',
      reason: 'The bot threw an error; the log says which.',
      detail: 'Error: The kitchen is on fire.',
    })
    isBroken = false
    expect(textsOf(await bot.hears('hi'))).toEqual(['fine'])
  })

  test('its own onTurnError answers instead, where it has one', async () => {
    const bot = await hosted({
      bot: onMessage(() => Promise.reject(new Error('oh'))),
      onTurnError: async (context, error) => void (await context.sendActivity(`Sorry: ${error.message}`)),
    })
    expect(textsOf(await bot.hears('hi'))).toEqual(['Sorry: oh'])
  })

  test('one that cannot be made is made anew next time', async () => {
    let tries = 0
    const host = hostBot({
      name: 'late',
      make: async () => {
        tries += 1
        if (tries === 1) throw new Error('Its model is not there yet.')
        return { bot: onMessage((context) => context.sendActivity('here')) }
      },
    })
    const hosting = host.open(await openEmbedded({ directory: null }))
    const asked = { person: ANN, heard: [{ activity: activity('hi'), meant: 'hi' }] }
    expect(await hosting(asked)).toMatchObject({
      kind: 'failed',
      detail: 'Error: Its model is not there yet.',
    })
    expect(textsOf(await hosting(asked))).toEqual(['here'])
  })

  test('one that takes for ever is not waited for', async () => {
    const bot = await hosted({ bot: { run: () => new Promise(() => {}) } }, 50)
    expect(await bot.hears('hi')).toMatchObject({ kind: 'failed', reason: expect.stringContaining('0.05 s') })
  })

  test('it is told that it cannot speak by itself', async () => {
    const bot = await hosted({
      bot: onMessage((context) => context.adapter.continueConversationAsync('', {}, async () => {})),
    })
    expect(await bot.hears('hi')).toMatchObject({
      detail: expect.stringContaining('only when it is spoken to'),
    })
  })
})
