import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type App, openApp } from '../support/app.ts'
import { type Device, visitor } from '../support/buyer.ts'
import { everybody, personAt } from '../support/lab-people.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"
const SELLS = /Shall I go ahead|let's do it|When you are ready|plan fits you/i

/** After the yes the closer completes, and sells nothing more (A6). */
describe('a commitment', () => {
  let app: App
  let web: Device
  let link = ''
  beforeAll(async () => {
    app = await openApp()
    web = await visitor(app.url)
    await web.say(READY)
    await web.say('yes, go ahead')
    link = /http\S+\/pay\/\S+/.exec(await web.say('I agree'))?.[0] ?? ''
  })
  afterAll(() => app.close())

  const kinds = async (kind: string) => {
    const [person = ''] = await everybody(app.url)
    return (await personAt(app.url, person)).events.filter((event) => event.kind === kind)
  }

  test('with its link open is answered, and offered nothing else', async () => {
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    for (const words of ["let's do it", 'yes, go ahead', 'thanks!', 'great, looking forward to it']) {
      expect(await web.say(words)).not.toMatch(SELLS)
    }
    expect(await kinds('recap-stated')).toHaveLength(1)
    expect(await kinds('checkout-offered')).toHaveLength(1)
  })

  test('that is paid is answered, and no tool of selling is used again', async () => {
    await fetch(link, { method: 'POST' })
    expect(await web.hear()).toMatch(/payment has arrived/)
    const used = (await kinds('verdict-given')).length
    expect(await web.say('when will it be installed?')).toMatch(/install/i)
    for (const words of [
      "let's do it",
      'we are 50 people now',
      'yes, go ahead',
      'can we get 20% off?',
      "I'd like to order the Starter plan as well, sign me up",
    ]) {
      expect(await web.say(words)).not.toMatch(SELLS)
    }
    expect(await kinds('verdict-given')).toHaveLength(used)
    expect(await kinds('hand-off-requested')).toEqual([])
  })

  test('can still be given to a person', async () => {
    expect(await web.say('can I talk to a real person?')).toMatch(
      /asked a person at Fernhill to join you here/,
    )
    expect(await kinds('hand-off-requested')).toMatchObject([{ trigger: 'asked-for-human' }])
  })
})
