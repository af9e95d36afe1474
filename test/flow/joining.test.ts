import { describe, expect } from '@jest/globals'
import { days, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { visitor } from '../support/buyer.ts'
import { chatAndPhone, FACTS, NUMBER } from '../support/chat-and-phone.ts'

/** Two addresses become one person by proof alone, and can be parted again (M6, I10). */
describe('joining', () => {
  const test = apart(async () => chatAndPhone(await openApp()))

  test('what the phone had told before comes along, and is not asked again', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello')
    await join()
    const answer = await web.say("let's do it")
    expect(answer).toMatch(/People: 40.*Start: November 30/s)
    expect(answer).toMatch(/Shall I go ahead/)
  })

  test('the thread that the phone gets says what the phone had told, and asks none of it', async ({
    web,
    mobile,
    codeFor,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello')
    const code = await codeFor(web)
    await web.say(code)
    const resumed = await mobile.hear()
    expect(resumed).toMatch(/one conversation now.*40 people/s)
    expect(resumed).not.toMatch(/what are you looking for|how many people/i)
  })

  test('a number that is only claimed reveals nothing of what it told', async ({ web, mobile }) => {
    await mobile.say(FACTS)
    const said = [
      await web.say('can I text with you instead?'),
      await web.say(NUMBER),
      await web.say('what do you know?'),
    ]
    expect(said.join()).not.toMatch(/40 people|coffee machines|December/)
  })

  test('five wrong codes are enough: the right one comes too late', async ({ web, codeFor }) => {
    const code = await codeFor(web)
    const wrong = code === '000000' ? '999999' : '000000'
    for (let tries = 4; tries > 0; tries--) expect(await web.say(wrong)).toMatch(/not the code/i)
    expect(await web.say(wrong)).toMatch(/no longer works/i)
    expect(await web.say(code)).toMatch(/no longer works/i)
  })

  test('a code is good for ten minutes', async ({ app, web, codeFor }) => {
    const code = await codeFor(web)
    app.push(minutes(10))
    expect(await web.say(code)).toMatch(/no longer works/i)
  })

  test('a code typed by somebody else joins nobody', async ({ app, web, codeFor }) => {
    const code = await codeFor(web)
    const other = await visitor(app.url)
    expect(await other.say(code)).not.toMatch(/one conversation/)
  })

  test('"not me" from the phone parts them: the chat goes on alone, and the phone hears so once and is left in peace', async ({
    web,
    mobile,
    join,
  }) => {
    await web.say(FACTS)
    await join()
    expect(await mobile.say("wrong number, that wasn't me")).toMatch(/unsubscribed/)
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
    expect(await mobile.sayInVain('who are you?')).toBe('')
  })

  test('"not me" from a phone that had written before it was joined leaves it open, with what it had said', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello')
    await join()
    const answer = await mobile.say("that wasn't me")
    expect(answer).toMatch(/stands by itself/)
    expect(answer).not.toMatch(/unsubscribed/)
    expect(await mobile.say('are you there?')).toMatch(/budget/)
    expect(await web.say('sounds good')).not.toMatch(/40/)
  })

  test('two browsers that prove one phone are one person, and know what each was told', async ({
    app,
    web,
    mobile,
    codeFor,
    join,
  }) => {
    await web.say(FACTS)
    await join()
    const other = await visitor(app.url)
    await other.say('Hello')
    const code = await codeFor(other)
    expect(await other.say(code)).toMatch(/one conversation/)
    expect(await mobile.hear()).toMatch(/40 people/)
    expect(await other.say("let's do it")).toMatch(/People: 40/)
  })

  test('a phone that was silent for 45 days may be somebody else’s: proven, it brings nothing of what was said before', async ({
    app,
    web,
    mobile,
    codeFor,
    join,
  }) => {
    await web.say(FACTS)
    await join()
    app.push(days(46))
    const other = await visitor(app.url)
    await other.say('Hello')
    const code = await codeFor(other)
    expect(await other.say(code)).toMatch(/one conversation/)
    expect(await mobile.hear()).not.toMatch(/40 people|December/)
    expect(await other.say("let's do it")).not.toMatch(/40/)
    expect(await web.say('do you have oat milk?')).toMatch(/oat milk/i)
  })

  test('a recap that waits for its yes by text is said yes to on the website', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(`${FACTS}, I decide`)
    expect(await mobile.say("let's do it")).toMatch(/Shall I go ahead/)
    await web.say('Hello')
    await join()
    expect(await web.say('yes, go ahead')).toMatch(/agree to before the order/)
  })

  test('"not me" on the website gives each back what it had said', async ({ web, mobile, join }) => {
    await mobile.say(FACTS)
    await web.say('Hello, we are 12 people')
    await join()
    await web.say("that wasn't me")
    expect(await mobile.say('are you there?')).toMatch(/budget/)
    expect(await web.say('sounds good')).not.toMatch(/40/)
  })

  test('joined, parted and joined again, the facts still come along', async ({ web, mobile, join }) => {
    await mobile.say(FACTS)
    await join()
    await web.say("that wasn't me")
    await join()
    expect(await web.say("let's do it")).toMatch(/People: 40/)
  })

  test('numbers within other words are no guess at a code', async ({ web, codeFor }) => {
    await codeFor(web)
    expect(await web.say('we spend $300-500 a month')).not.toMatch(/not the code|no longer works/i)
  })

  test('so many codes a day, and no more', async ({ web }) => {
    await web.say('can I text with you instead?')
    for (let n = 0; n < 5; n++) expect(await web.say(`+1415555014${n}`)).toMatch(/sent a code/i)
    expect(await web.say('+14155550149')).toMatch(/no more codes today.*tomorrow/i)
  })

  test('START on the website does not open a phone that said STOP', async ({ web, mobile, join }) => {
    await join()
    await mobile.say('STOP')
    expect(await web.say('START')).toMatch(/write START from there/i)
    expect(await mobile.sayInVain('hello?')).toBe('')
  })
})
