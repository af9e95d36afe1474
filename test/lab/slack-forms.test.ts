import { describe, expect, test } from '@jest/globals'
import { slackApp, slackDesk } from '#channels/slack/index'
import { opening, openSlack, USER } from '../channels/slack/bench.ts'
import { eventually } from '../support/eventually.ts'
import { repAt } from '../support/rep.ts'

const FORM = {
  type: 'modal',
  callback_id: 'desk:return',
  private_metadata: 'p1.hand1',
  title: { type: 'plain_text', text: 'Return' },
  blocks: [
    {
      type: 'input',
      block_id: 'agreed',
      label: { type: 'plain_text', text: 'Agreed' },
      element: { type: 'plain_text_input', action_id: 'agreed' },
    },
  ],
}
const BUTTON = {
  text: 'A card',
  blocks: [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'desk:return',
          text: { type: 'plain_text', text: 'Return' },
          value: 'x',
        },
      ],
    },
  ],
}

/** Forms and signs in the emulated Slack, as its documents describe them. */
describe('the emulated Slack', () => {
  const open = opening()
  const opened = async () => {
    const slack = await open(openSlack())
    const port = slackDesk(slackApp(slack.options), 'C1DESK')
    const card = await port.post(BUTTON, { thread: null, key: 'k1' })
    if (card.kind !== 'accepted') throw new Error('The card was not posted.')
    const rep = repAt(slack.url, USER, 'C1DESK')
    const payloads = () =>
      slack.catcher.caught
        .map(({ body }) => new URLSearchParams(new TextDecoder().decode(body)).get('payload'))
        .filter((payload) => payload !== null)
    /** The trigger of a tap, as it was posted. */
    const tap = async (): Promise<string> => {
      const before = payloads().length
      await rep.click(card.externalId, 'Return')
      return eventually(() => {
        const [payload] = payloads().slice(before)
        return String(JSON.parse(payload ?? '').trigger_id)
      })
    }
    return { slack, port, rep, tap, card: card.externalId }
  }

  test('opens a form for whoever has tapped, once, and within three seconds', async () => {
    const { port, rep, tap, slack } = await opened()
    const trigger = await tap()
    expect(await port.ask(trigger, FORM)).toMatchObject({ kind: 'accepted' })
    expect(await rep.views()).toMatchObject([{ callback_id: 'desk:return' }])
    expect(await port.ask(trigger, FORM)).toMatchObject({ kind: 'refused' })
    const late = await tap()
    slack.clock.push(3_001)
    expect(await port.ask(late, FORM)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/expired_trigger_id/),
    })
  })

  test('tells the client of whoever has it before them that a form has come, has changed, or is gone', async () => {
    const { port, rep, tap, slack } = await opened()
    const news = await fetch(`${slack.url}/clients/${USER}/events`)
    const reader = news.body?.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const hears = async (times: number) => {
      while (heard.split('event: view').length <= times) heard += (await reader?.read())?.value ?? ''
    }
    await port.ask(await tap(), FORM)
    await hears(1)
    const [form] = await rep.views()
    await fetch(`${slack.url}/clients/${USER}/views/${form?.id}`, { method: 'DELETE' })
    await hears(2)
    expect(heard).toContain(`"id":"${form?.id}"`)
    await reader?.cancel()
  })

  test('refuses a form that Slack would refuse', async () => {
    const { port, tap } = await opened()
    const long = { ...FORM, title: { type: 'plain_text', text: 'x'.repeat(25) } }
    expect(await port.ask(await tap(), long)).toMatchObject({ kind: 'refused' })
  })

  test('puts a sign at a message once, and the desk does not mind', async () => {
    const { port, rep, card } = await opened()
    expect(await port.react(card, 'sent')).toMatchObject({ kind: 'accepted' })
    expect(await port.react(card, 'sent')).toMatchObject({ kind: 'accepted' })
    expect((await rep.look())[0]?.reactions).toEqual(['heavy_check_mark'])
  })
})
