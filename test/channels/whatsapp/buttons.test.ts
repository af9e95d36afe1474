import { describe, expect, test } from '@jest/globals'
import { type Choice, plain } from '#core/message'
import { minutes } from '#core/time'
import { opening } from '../../support/opening.ts'
import { ACCOUNT, TOKEN } from '../sms/bench.ts'
import { ADDRESS, openWhatsapp } from './bench.ts'

const opened = opening()

type Bench = Awaited<ReturnType<typeof openWhatsapp>>

/** A buyer who has just written. */
const openBench = async (...options: Parameters<typeof openWhatsapp>): Promise<Bench> => {
  const bench = await opened(openWhatsapp(...options))
  await bench.brought(bench.phone.whatsapp('hi'))
  return bench
}

const CHOICES: readonly Choice[] = [
  { title: 'Yes, go ahead', value: 'accept' },
  { title: 'Change something', value: 'change' },
]

const QUESTION = { ...plain(''), question: 'Shall I send the link?', choices: CHOICES }

const sendQuestion = (bench: Bench, adapter = bench.adapter, outgoing = 'p1.out3') =>
  adapter.send(adapter.render(QUESTION, ADDRESS, outgoing)[0] ?? null, ADDRESS, 'k1', null)

const NUMBERED = 'Shall I send the link?\n\nReply 1 or 2:\n1. Yes, go ahead\n2. Change something'

const contentsOf = async ({ url }: Bench): Promise<readonly { friendly_name: string; sid: string }[]> => {
  const login = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
  const answer = await fetch(`${url}/v1/Content?PageSize=100`, { headers: { authorization: login } })
  return Object(await answer.json()).contents
}

describe('buttons on WhatsApp', () => {
  test('reach the phone, and a tap comes back as the choice it was', async () => {
    const bench = await openBench()
    expect((await sendQuestion(bench)).kind).toBe('accepted')
    const [shown] = await bench.received()
    expect(shown).toMatchObject({
      text: 'Shall I send the link?',
      buttons: [{ title: 'Yes, go ahead' }, { title: 'Change something' }],
    })
    const parsed = await bench.adapter.parse(await bench.brought(bench.phone.tap(shown?.sid ?? '', 2)))
    expect(parsed).toMatchObject({
      activities: [{ activity: { text: 'Change something', replyToId: 'p1.out3', value: { choice: 2 } } }],
    })
  })

  test('are made once for each shape, and found again after a restart', async () => {
    const bench = await openBench()
    for (let n = 0; n < 3; n++) await sendQuestion(bench, bench.adapter, `p1.out${n}`)
    await sendQuestion(bench, bench.adapterOf())
    await sendQuestion(bench, bench.adapterOf())
    const contents = await contentsOf(bench)
    expect(contents.map(({ friendly_name: name }) => name)).toEqual(['throughline_1_quick-reply_t_t'])
    expect((await bench.received()).every(({ buttons }) => buttons.length === 2)).toBe(true)
  })

  test('keep no word of a conversation in the account', async () => {
    const bench = await openBench()
    await sendQuestion(bench)
    const contents = JSON.stringify(await contentsOf(bench))
    for (const word of ['Shall I', 'go ahead', 'p1.out3']) expect(contents).not.toContain(word)
  })

  test('that Twilio does not give become numbers, with a word to the operator', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'content-refused' })
    expect((await sendQuestion(bench)).kind).toBe('accepted')
    expect((await bench.received()).map(({ text, buttons }) => [text, buttons])).toEqual([[NUMBERED, []]])
    expect(bench.warnings).toEqual([expect.stringContaining('numbered lines')])
  })

  test('are asked for again after a while', async () => {
    const bench = await openBench()
    await bench.faults({ kind: 'content-refused', status: 500, code: 20500 })
    await sendQuestion(bench)
    await sendQuestion(bench)
    bench.push(minutes(6))
    await sendQuestion(bench)
    expect((await bench.received()).map(({ buttons }) => buttons.length)).toEqual([0, 0, 2])
    expect(bench.warnings).toHaveLength(1)
  })

  test('whose content somebody deleted become numbers once, and are made anew', async () => {
    const bench = await openBench()
    await sendQuestion(bench)
    const [content] = await contentsOf(bench)
    const login = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
    const headers = { authorization: login }
    await fetch(`${bench.url}/v1/Content/${content?.sid}`, { method: 'DELETE', headers })
    await sendQuestion(bench)
    await sendQuestion(bench)
    expect((await bench.received()).map(({ text, buttons }) => [text === NUMBERED, buttons.length])).toEqual([
      [false, 2],
      [true, 0],
      [false, 2],
    ])
  })

  test('are known again after an uncertain send, as buttons or as numbers', async () => {
    const bench = await openBench()
    const since = bench.clock.now()
    const payload = bench.adapter.render(QUESTION, ADDRESS, 'p1.out3')[0] ?? null
    expect(await bench.adapter.reconcile(payload, ADDRESS, 'k1', since)).toBe('not-sent')
    await bench.faults({ kind: 'cut-after-accept' })
    expect((await sendQuestion(bench)).kind).toBe('uncertain')
    expect(await bench.adapter.reconcile(payload, ADDRESS, 'k1', since)).toBe('sent')
  })
})
