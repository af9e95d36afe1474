import { describe, expect } from '@jest/globals'
import { days, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { visitor } from '../support/buyer.ts'

const READY = "Hi, we're 40 people and need coffee machines by December 20. Let's do it"

/** What turns a yes into none, and what happens then (A4 to A7, M3). */
describe('closing', () => {
  const test = apart(async () => {
    const app = await openApp()
    const web = await visitor(app.url)
    const toLink = async (): Promise<string> => {
      await web.say(READY)
      await web.say('yes, go ahead')
      return /http\S+\/pay\/\S+/.exec(await web.say('I agree'))?.[0] ?? ''
    }
    return { app, web, toLink, close: app.close }
  })

  test('somebody who is ready at once gets the recap at once, and is asked nothing that is known', async ({
    web,
  }) => {
    const answer = await web.say(READY)
    expect(answer).toMatch(/Shall I go ahead with exactly this\?/)
    expect(answer).not.toMatch(/budget|decision/i)
  })

  test('somebody who is ready without a date is asked for the date alone', async ({ web }) => {
    const answer = await web.say("we're 40 people and want coffee machines, sign me up")
    expect(answer).toMatch(/when would you like to start/i)
    expect(await web.say('by December 20')).toMatch(/Shall I go ahead/)
  })

  for (const words of [
    'maybe',
    'I guess so',
    'if you can deliver on Mondays',
    'let me think about it',
    'hmm, not sure yet',
  ])
    test(`"${words}" takes the offer back kindly, and there is no link`, async ({ web }) => {
      await web.say(READY)
      const answer = await web.say(words)
      expect(answer).toMatch(/nothing is ordered/i)
      expect(await web.say('I agree')).not.toMatch(/\/pay\//)
    })

  for (const words of ['ok', '👍', 'k', 'yse plz'])
    test(`"${words}" is asked once more and unlocks nothing`, async ({ web }) => {
      await web.say(READY)
      expect(await web.say(words)).toMatch(/Shall I go ahead with exactly this\?/)
      expect(await web.say('yes')).toMatch(/Do you agree\?/)
    })

  test('a yes with a question is answered, and the same recap is asked again', async ({ web }) => {
    await web.say(READY)
    expect(await web.say('yes, do you have oat milk?')).toMatch(/oat milk.*Shall I go ahead/is)
    expect(await web.say('yes please')).toMatch(/Do you agree\?/)
  })

  for (const words of ['i agree?', 'one sec', 'give me a second'])
    test(`"${words}" agrees to nothing and changes no date`, async ({ web }) => {
      await web.say(READY)
      await web.say('yes, go ahead')
      const answer = await web.say(words)
      expect(answer).not.toMatch(/\/pay\/|Changed/)
    })

  test('two quick yeses are one: the second answers nothing that was not yet asked', async ({ web }) => {
    await web.say(READY)
    const answers = await Promise.all([web.sayInVain('yes'), web.sayInVain('yes')])
    expect(answers.join()).not.toMatch(/\/pay\//)
  })

  test('"wait" while the link is open closes it, kindly', async ({ web, toLink }) => {
    const url = await toLink()
    expect(await web.say('wait, let me ask my boss')).toMatch(/nothing is ordered/i)
    expect((await fetch(url)).status).toBe(410)
  })

  test('a recap that a stop kept back is shown before it can be accepted', async ({ web }) => {
    await web.say("we're 40 people and need coffee machines by December 20")
    await web.say('stop')
    expect(await web.sayInVain("let's do it")).toBe('')
    await web.say('START')
    const answer = await web.say('yes, go ahead')
    expect(answer).toMatch(/People: 40/)
    expect(answer).not.toMatch(/Do you agree/)
  })

  test('a yes to the suggestion is readiness, and a no is let go', async ({ web }) => {
    await web.say("we're 40 people and need coffee machines by December 20, at $300 a month, and I decide")
    expect(await web.say('not interested')).toMatch(/no hurry/i)
    await web.say('what does the team plan cost?')
    expect(await web.say('sounds good')).toMatch(/Shall I go ahead with exactly this/)
  })

  test('whoever asks whether this is a machine is told so', async ({ web }) => {
    await web.say('Hello')
    expect(await web.say('are you a bot?')).toMatch(/automated assistant/)
  })

  test('"sign me up" is readiness, and no opt-in', async ({ web }) => {
    expect(await web.say("we're 40 people and need coffee machines by December 20, sign me up")).toMatch(
      /Shall I go ahead/,
    )
  })

  test('a no to the terms withdraws the yes', async ({ web }) => {
    await web.say(READY)
    await web.say('yes, go ahead')
    expect(await web.say('I do not agree')).toMatch(/nothing is ordered/i)
    expect(await web.say('I agree')).not.toMatch(/\/pay\//)
  })

  test('after two days of silence one recap is asked again, and no fact is', async ({ app, web }) => {
    await web.say(READY)
    app.push(days(2))
    const answer = await web.say('yes, go ahead')
    expect(answer).toMatch(/Shall I go ahead with exactly this\?/)
    expect(answer).not.toMatch(/how many people|when would you|\/pay\//i)
    expect(await web.say('yes, go ahead')).toMatch(/Do you agree\?/)
  })

  test('a yes whose terms are agreed to too late is asked again', async ({ app, web }) => {
    await web.say(READY)
    await web.say('yes, go ahead')
    app.push(minutes(31))
    expect(await web.say('I agree')).toMatch(/Shall I go ahead with exactly this\?/)
  })

  test('a link whose terms have changed is closed, and leads back to the chat', async ({ web, toLink }) => {
    const url = await toLink()
    expect((await fetch(url)).status).toBe(200)
    expect(await web.say('actually we are 50 people')).toMatch(
      /Changed: people from 40 to 50\..*Shall I go ahead/s,
    )
    for (const method of ['GET', 'POST']) {
      const response = await fetch(url, { method })
      expect(response.status).toBe(410)
      expect(await response.text()).toMatch(/has changed.*go back to our chat/s)
    }
  })

  test('a link that waited too long is closed', async ({ app, toLink }) => {
    const url = await toLink()
    app.push(minutes(61))
    const response = await fetch(url)
    expect(response.status).toBe(410)
    expect(await response.text()).toMatch(/expired/)
  })

  test('a link that was tampered with opens nothing', async ({ app, toLink }) => {
    const url = await toLink()
    const [head, signature = ''] = url.split('.')
    for (const forged of [
      `${url}x`,
      `${head}.${signature.slice(0, -2)}AA`,
      `${app.url}/pay/x`,
      `${app.url}/pay/a.b`,
    ]) {
      expect((await fetch(forged)).status).toBe(410)
    }
  })

  test('more people than any plan serves go to a person, with a way to reach one', async ({ web }) => {
    const answer = await web.say("we're 200 people and need coffee machines by December 20, let's do it")
    expect(answer).toMatch(/by quote.*hello@fernhill\.example/s)
    expect(answer).not.toMatch(/Shall I go ahead/)
  })

  test('"stop" on the website is confirmed once, and then there is silence until START', async ({ web }) => {
    await web.say(READY)
    expect(await web.say('stop')).toMatch(/unsubscribed/i)
    expect(await web.sayInVain('yes, go ahead')).toBe('')
    expect(await web.say('START')).toMatch(/subscribed again/i)
  })

  test('a discount is outside the authority, before and after the recap', async ({ web }) => {
    await web.say(READY)
    const answer = await web.say('can we get 20% off and net-60?')
    expect(answer).toMatch(/not mine to decide/i)
    expect(answer).not.toMatch(/\/pay\//)
  })
})
