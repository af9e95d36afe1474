import { describe, expect, test } from '@jest/globals'
import { ActivityHandler, ConversationState, type Storage, TestAdapter, UserState } from 'botbuilder'
import { botStorage } from '#botframework/storage'
import type { Records } from '#contracts/memory'
import { openEmbedded } from '#memory/embedded/index'
import { openNode } from '../support/redis-memory.ts'
import { redisUrl } from '../support/shared-redis.ts'

const MEMORIES = [
  ['embedded', () => openEmbedded({ directory: null })],
  ['Redis', async () => openNode({ url: await redisUrl() })],
] as const

const ODD = '!@#$%^&*()~/\\><,.?\';"`~'

/** What every Storage for botbuilder keeps, read out of the tests that its own implementations pass. */
describe.each(MEMORIES)('a bot’s storage on %s', (_, open) => {
  const fact = (title: string, proof: (storage: Storage, records: Records) => Promise<void>) =>
    test(title, async () => {
      const memory = await open()
      try {
        await proof(botStorage(memory), memory.records)
      } finally {
        await memory.close()
      }
    })

  fact('answers nothing for names that nobody gave', async (storage) => {
    expect(await storage.read(['unknown'])).toEqual({})
    expect(await storage.read([])).toEqual({})
  })

  fact(
    'answers nothing when nothing is asked for, and writes nothing when there is nothing',
    async (storage) => {
      // Callers in JavaScript do this, whatever the types say.
      const nothing = Object(null).keys
      expect(await storage.read(nothing)).toEqual({})
      expect(await storage.write(nothing)).toBeUndefined()
      expect(await storage.write({})).toBeUndefined()
      expect(await storage.delete(nothing)).toBeUndefined()
    },
  )

  fact('gives back what was written, each with an eTag', async (storage) => {
    await storage.write({ a: { id: 1, list: [1, { two: null }] }, b: { id: 2, eTag: '*' } })
    expect(await storage.read(['a', 'b', 'c'])).toEqual({
      a: { id: 1, list: [1, { two: null }], eTag: expect.stringMatching(/./) },
      b: { id: 2, eTag: expect.stringMatching(/./) },
    })
  })

  fact('takes odd names', async (storage) => {
    await storage.write({ [ODD]: { id: 1 } })
    expect(await storage.read([ODD])).toMatchObject({ [ODD]: { id: 1 } })
    await storage.delete([ODD])
    expect(await storage.read([ODD])).toEqual({})
  })

  fact('changes the eTag with every write', async (storage) => {
    await storage.write({ a: { id: 1 } })
    const first = (await storage.read(['a'])).a
    await storage.write({ a: first })
    const second = (await storage.read(['a'])).a
    expect(second.eTag).not.toBe(first.eTag)
    expect(second.id).toBe(1)
  })

  fact('refuses to write over what somebody else has written since', async (storage) => {
    await storage.write({ a: { id: 1 } })
    const old = (await storage.read(['a'])).a
    await storage.write({ a: { ...old, id: 2 } })
    await expect(storage.write({ a: { ...old, id: 3 } })).rejects.toThrow(/"a".*eTag/)
    expect((await storage.read(['a'])).a.id).toBe(2)
  })

  fact('writes over it when no eTag is given, or any', async (storage) => {
    await storage.write({ a: { id: 1 } })
    await storage.write({ a: { id: 2 } })
    await storage.write({ a: { id: 3, eTag: '*' } })
    await storage.write({ a: { id: 4, eTag: '' } })
    expect((await storage.read(['a'])).a.id).toBe(4)
  })

  fact('takes any eTag for something new', async (storage) => {
    await storage.write({ a: { id: 1, eTag: 'of old' } })
    expect((await storage.read(['a'])).a.id).toBe(1)
  })

  fact('writes all of it or nothing', async (storage) => {
    await storage.write({ a: { id: 1 }, b: { id: 1 } })
    const changes = { a: { id: 2 }, b: { id: 2, eTag: 'stale' }, c: { id: 2 } }
    await expect(storage.write(changes)).rejects.toThrow(/eTag/)
    expect(await storage.read(['a', 'b', 'c'])).toMatchObject({ a: { id: 1 }, b: { id: 1 } })
    expect(await storage.read(['c'])).toEqual({})
  })

  fact('deletes, and is silent about what is not there', async (storage) => {
    await storage.write({ a: { id: 1 }, b: { id: 1 } })
    await storage.delete(['a', 'unknown'])
    expect(await storage.read(['a'])).toEqual({})
    expect(await storage.read(['b'])).toMatchObject({ b: { id: 1 } })
  })

  fact('hands out copies: what is done to them changes nothing', async (storage) => {
    const mine = { list: [1], at: new Date(0), toJSON: undefined }
    await storage.write({ a: mine })
    mine.list.push(2)
    const read = (await storage.read(['a'])).a
    read.list.push(3)
    expect((await storage.read(['a'])).a).toMatchObject({ list: [1], at: '1970-01-01T00:00:00.000Z' })
  })

  fact('refuses what is no object, by name', async (storage) => {
    await expect(storage.write({ a: 'text' })).rejects.toThrow(/"a" is no object/)
  })

  fact('keeps conversations apart, and what is of one together', async (storage, records) => {
    await storage.write({
      'directline/conversations/p1/': { id: 1 },
      'directline/users/p1/': { id: 2 },
      'directline/conversations/p2/': { id: 3 },
    })
    const names = ['directline/conversations/p1/', 'directline/users/p1/', 'directline/conversations/p2/']
    expect(await records.read('bot:bot:p1', names)).toHaveLength(2)
    expect(await records.read('bot:bot:p2', names)).toHaveLength(1)
  })

  fact('carries ConversationState and UserState through many turns', async (storage) => {
    const [conversation, user] = [new ConversationState(storage), new UserState(storage)]
    const turns = conversation.createProperty<number>('turns')
    const names = user.createProperty<string[]>('names')
    const bot = new ActivityHandler().onMessage(async (context, next) => {
      const n = (await turns.get(context, 0)) + 1
      await turns.set(context, n)
      const all = [...(await names.get(context, [])), context.activity.text]
      await names.set(context, all)
      await context.sendActivity(`${n}: ${all.join(' ')}`)
      await next()
      await conversation.saveChanges(context)
      await user.saveChanges(context)
    })
    const adapter = new TestAdapter((context) => bot.run(context))
    await adapter.send('a').assertReply('1: a').send('b').assertReply('2: a b').startTest()
  })
})
