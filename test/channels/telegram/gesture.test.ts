import { afterEach, describe, expect, test } from '@jest/globals'
import type { IncomingRequest } from '#contracts/adapter'
import type { Message } from '#core/message'
import { onlyActivity } from '../../contracts/adapter/bench.ts'
import { eventually } from '../../support/eventually.ts'
import { adapterAt, HERE, openTelegram, posted } from './bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const openBench = async () => {
  const telegram = await openTelegram()
  open.push(telegram)
  await telegram.update(await telegram.client.start())
  const send = async (message: Message): Promise<void> => {
    for (const payload of telegram.adapter.render(message, HERE, 'p.out1'))
      expect(await telegram.adapter.send(payload, HERE, 'k1', null)).toMatchObject({ kind: 'accepted' })
  }
  const last = async () => (await telegram.client.thread()).at(-1)
  const take = async (request: IncomingRequest): Promise<void> => {
    const { activity, address } = await onlyActivity(telegram.adapter, request)
    await telegram.adapter.gesture({ kind: 'taken', activity }, address)
  }
  return { ...telegram, send, last, take }
}

const WHICH: Message = {
  text: 'Which <plan>?',
  cards: [
    {
      title: 'Team',
      text: '',
      facts: [],
      links: [{ title: 'Terms', url: 'https://fernhill.example/terms' }],
      image: { url: 'http://localhost/x.png', alt: 'see' },
    },
  ],
  choices: [
    { title: 'Starter', value: 'starter' },
    { title: 'Team', value: 'team' },
  ],
}

describe('a choice that was taken', () => {
  test('is written under its message; the choices go, the link stays', async () => {
    const bench = await openBench()
    await bench.send(WHICH)
    const before = await bench.last()
    const tap = await bench.client.tap(before?.id ?? 0, 'Team')
    await bench.take(await bench.update(tap))
    const after = await bench.last()
    expect(after).toMatchObject({
      id: before?.id,
      text: `${before?.text}\n\n✓ Team`,
      edited: true,
      buttons: [{ text: 'Terms', kind: 'link' }],
    })
    expect(after?.html).toContain('<b>Team</b>')
    expect(after?.html).toContain('Which &lt;plan&gt;?')
  })

  test('is written under a picture as well', async () => {
    const bench = await openBench()
    const image = { url: 'https://fernhill.example/x.png', alt: 'A machine' }
    const cards = [{ title: 'Team', text: '', facts: [], links: [], image }]
    await bench.send({ text: '', cards, choices: [{ title: 'Yes', value: 'yes' }] })
    const before = await bench.last()
    await bench.take(await bench.update(await bench.client.tap(before?.id ?? 0, 0)))
    expect(await bench.last()).toMatchObject({
      text: 'Team\nA machine\n\n✓ Yes',
      buttons: [],
      photo: image.url,
    })
  })

  test('only takes the choices away where there is no room for it', async () => {
    const bench = await openBench()
    await bench.send({ text: 'x'.repeat(4_090), cards: [], choices: [{ title: 'Yes', value: 'yes' }] })
    const before = await bench.last()
    await bench.take(await bench.update(await bench.client.tap(before?.id ?? 0, 0)))
    expect(await bench.last()).toMatchObject({ text: 'x'.repeat(4_090), buttons: [], edited: true })
  })

  test('may be told of twice, and too late', async () => {
    const bench = await openBench()
    await bench.send(WHICH)
    const request = await bench.update(await bench.client.tap((await bench.last())?.id ?? 0, 'Starter'))
    await bench.take(request)
    await bench.take(request)
    expect((await bench.last())?.text.match(/✓/g)).toHaveLength(1)
  })

  test('of somebody else only ends the waiting', async () => {
    const bench = await openBench()
    const markup = { inline_keyboard: [[{ text: 'Old', callback_data: 'plan:team' }]] }
    const payload = { method: 'sendMessage', text: 'An old one', reply_markup: markup }
    await bench.adapter.send(payload, HERE, 'k1', null)
    const before = await bench.last()
    await bench.take(await bench.update(await bench.client.tap(before?.id ?? 0, 0)))
    expect(await bench.last()).toEqual(before)
  })
})

describe('what a client sees meanwhile', () => {
  test('is "typing", and the end of the wait for a tap', async () => {
    const bench = await openBench()
    const events = await fetch(`${bench.url}/clients/7001/events`)
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    void (async () => {
      for (;;) {
        const { value, done } = (await reader?.read()) ?? { done: true }
        if (done) return
        seen += value
      }
    })()
    await eventually(() => expect(seen).toContain('listening'))
    const { activity } = await onlyActivity(bench.adapter, await bench.update(await bench.client.say('hi')))
    await bench.adapter.gesture({ kind: 'typing', activity }, HERE)
    await bench.send(WHICH)
    const tap = await bench.client.tap((await bench.last())?.id ?? 0, 'Team')
    await bench.take(await bench.update(tap))
    await eventually(() => {
      expect(seen).toContain('event: typing\ndata: {"action":"typing"}')
      expect(seen).toContain('event: answer')
      expect(seen).toContain('✓ Team')
    })
    await reader?.cancel()
  })
})

describe('what we are called', () => {
  const mention = (name: string) =>
    posted({
      update_id: 1,
      message: {
        message_id: 1,
        date: 1,
        chat: { id: -100, type: 'supergroup' },
        from: { id: 5, first_name: 'Ann' },
        text: `@${name} hello`,
        entities: [{ type: 'mention', offset: 0, length: name.length + 1 }],
      },
    })

  test('is asked of Telegram where it is not configured', async () => {
    const bench = await openBench()
    const adapter = adapterAt(bench.url, { username: null })
    expect((await adapter.parse(mention('fernhill_bot'))).kind).toBe('activities')
    expect((await adapter.parse(mention('weather_bot'))).kind).toBe('unsupported')
  })

  test('may be any name of a bot while Telegram does not say', async () => {
    const adapter = adapterAt('http://127.0.0.1:1', { username: null })
    expect((await adapter.parse(mention('fernhill_bot'))).kind).toBe('activities')
    expect((await adapter.parse(mention('ann_lee'))).kind).toBe('unsupported')
  })
})
