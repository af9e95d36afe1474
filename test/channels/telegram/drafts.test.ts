import { afterEach, expect, test } from '@jest/globals'
import { draftsOf } from '#channels/telegram/drafts'
import { onlyActivity } from '../../contracts/adapter/bench.ts'
import { eventually } from '../../support/eventually.ts'
import { HERE, openTelegram } from './bench.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const openBench = async () => {
  const telegram = await openTelegram()
  open.push(telegram)
  await telegram.update(await telegram.client.start())
  const heard = await telegram.update(await telegram.client.say('do you have oat milk?'))
  const { activity } = await onlyActivity(telegram.adapter, heard)
  const begin = (
    text: string,
    outgoing = 'p.out1',
    to: typeof HERE | { channel: string; id: string } = HERE,
  ) => telegram.adapter.gesture({ kind: 'beginning', activity, text, outgoing, n: 1 }, to)
  return { ...telegram, activity, begin }
}

const screenOf = async (url: string) => {
  const events = await fetch(`${url}/clients/7001/events`)
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  const screen = { text: '' }
  void (async () => {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      screen.text += next.value
  })()
  await eventually(() => expect(screen.text).toContain('listening'))
  return { screen, close: async () => void (await reader?.cancel()) }
}

test('the beginning of an answer is a draft on their screen, and no message', async () => {
  const { url, client, begin } = await openBench()
  const before = await client.thread()
  const { screen, close } = await screenOf(url)
  await begin('We do.')
  await begin('We do. It costs <nothing>.')
  await eventually(() => {
    expect(screen.text).toContain('event: draft\ndata: {"text":"We do."}')
    expect(screen.text).toContain('event: draft\ndata: {"text":"We do. It costs <nothing>."}')
  })
  expect(await client.thread()).toEqual(before)
  await close()
})

test('in a group nothing is shown early', async () => {
  const { url, begin } = await openBench()
  const { screen, close } = await screenOf(url)
  await begin('We do.', 'p.out1', { channel: 'telegram', id: '-1002000|7001' })
  await begin('Here we do.')
  await eventually(() => expect(screen.text).toContain('Here we do.'))
  expect(screen.text).not.toContain('"We do."')
  await close()
})

test('a message waits for the draft that is on its way, so that it is not overtaken by it', async () => {
  const order: string[] = []
  const drafts = draftsOf({
    call: async (method) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push(method)
      return { kind: 'answered', result: true }
    },
  })
  const { activity } = await openBench()
  void drafts.show({ kind: 'beginning', activity, text: 'We do.', outgoing: 'p.out1', n: 1 }, HERE)
  await drafts.settled(HERE)
  order.push('sendMessage')
  expect(order).toEqual(['sendMessageDraft', 'sendMessage'])
})
