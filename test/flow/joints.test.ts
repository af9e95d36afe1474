import { readdir, readFile } from 'node:fs/promises'
import { join as under } from 'node:path'
import { describe, expect } from '@jest/globals'
import { days, minutes } from '#core/time'
import { apart } from '../support/apart.ts'
import { openApp } from '../support/app.ts'
import { phone, visitor } from '../support/buyer.ts'
import { chatAndPhone, FACTS, NUMBER } from '../support/chat-and-phone.ts'
import { hearingLog } from '../support/hearing-log.ts'
import { everybody, personAt } from '../support/lab-people.ts'

const PARTED = /two conversations again/

/** What a joint does for both sides, and what is left of it once one of them says "that wasn't me" (M6, I10). */
describe('a joint', () => {
  const test = apart(async () => {
    const log = hearingLog()
    return { ...(await chatAndPhone(await openApp({}, {}, log))), log }
  })

  test('is told to both sides as it is made, and each can undo it', async ({ join }) => {
    const { told } = await join()
    expect(told).toHaveLength(2)
    for (const words of told) expect(words).toMatch(/one conversation.*not me/s)
  })

  test('that a phone undoes days later is told to the chat as well, and neither knows of the other any more', async ({
    app,
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello, I decide that myself')
    await join()
    app.push(days(5))
    expect(await mobile.say("that wasn't me")).toMatch(/stands by itself/)
    expect(await web.hear()).toMatch(PARTED)
    const here = await web.say("let's do it")
    expect(here).not.toMatch(/40|coffee machines|one conversation/)
    expect(await mobile.say('are you there?')).not.toMatch(/you decide/)
  })

  test('that the chat undoes is told to a phone that had written to us, once', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello')
    await join()
    expect(await web.say("that wasn't me")).toMatch(/stands by itself/)
    expect(await mobile.hear()).toMatch(PARTED)
    expect((await mobile.all()).filter((text) => PARTED.test(text))).toHaveLength(1)
    expect((await web.all()).filter((text) => PARTED.test(text))).toEqual([])
  })

  test('of three is undone for all of them, and each hears of it once', async ({
    app,
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('Hello')
    await join()
    const other = await visitor(app.url)
    await other.say('Hello')
    await join(other)
    await other.say("that wasn't me")
    await web.hear()
    await mobile.hear()
    for (const device of [web, mobile]) {
      expect((await device.all()).filter((text) => PARTED.test(text))).toHaveLength(1)
    }
    expect(await other.say('what do you know of me?')).not.toMatch(/40|coffee machines/)
  })

  test('that was undone takes a new proof: the code that had made it is worth nothing', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    const { code } = await join()
    await web.say("that wasn't me")
    await mobile.hear()
    expect(await web.say(code)).not.toMatch(/one conversation/)
    expect(await web.say("let's do it")).not.toMatch(/40/)
    const again = await join()
    expect(again.code).not.toBe(code)
    expect(again.told[0]).toMatch(/one conversation/)
  })

  test('leaves somebody else at the same browser nothing of the phone, and "start over" forgets the rest', async ({
    web,
    mobile,
    join,
  }) => {
    await mobile.say(FACTS)
    await web.say('My budget is $300 a month')
    await join()
    expect(await web.say('not me')).toMatch(/start over/)
    await web.say('start over')
    expect(await web.say("let's do it")).not.toMatch(/40|coffee machines|\$300/)
    expect(await mobile.say('are you there?')).not.toMatch(/what are you looking for/i)
  })

  test('of two chats that prove one phone at the same moment makes all three one', async ({
    app,
    web,
    mobile,
    codeFor,
  }) => {
    const other = await visitor(app.url)
    await web.say(FACTS)
    await other.say('Hello, I decide that myself')
    const codes = [await codeFor(web), await codeFor(other)]
    const said = await Promise.all([web.say(codes[0] ?? ''), other.say(codes[1] ?? '')])
    for (const words of said) expect(words).toMatch(/one conversation/)
    await mobile.hear()
    for (const device of [other, web, mobile]) expect(await device.say("let's do it")).toMatch(/People: 40/)
    const stays = await Promise.all((await everybody(app.url)).map((one) => personAt(app.url, one)))
    expect(stays.filter(({ events }) => events.every(({ kind }) => kind !== 'merged-away'))).toHaveLength(1)
  })
})

/** Whose a number is already must not be seen by who only claims it (M6, I10). */
describe('a claim', () => {
  const test = apart(async () => {
    const log = hearingLog()
    const app = await openApp({}, {}, log)
    return { app, log, close: app.close }
  })

  const KNOWN = '+14155550131'
  const STOPPED = '+14155550132'
  const UNKNOWN = '+14155550133'

  test('is answered in the same words, and leads to the same, whether the number is known, has stopped us, or is nobody’s', async ({
    app,
  }) => {
    await phone(app.url, KNOWN).say(FACTS)
    await phone(app.url, STOPPED).say(FACTS)
    await phone(app.url, STOPPED).send('STOP')
    app.push(minutes(60))
    const seen: string[] = []
    for (const number of [KNOWN, STOPPED, UNKNOWN]) {
      const web = await visitor(app.url)
      const said = [
        await web.say('can I text with you instead?'),
        await web.say(number),
        await web.say('what do you know of me?'),
        await web.say('000000'),
      ]
      const { events } = await personAt(app.url, web.person)
      expect(events.filter(({ kind }) => kind === 'address-joined')).toEqual([])
      // Each chat is shown a code of its own that may be texted.
      const words = said.join('\n').replaceAll(number.slice(-4), '····')
      seen.push(words.replace(/Or text \d{6}/, 'Or text ······'))
    }
    expect(seen[0]).toMatch(/sent a code/)
    expect(new Set(seen).size).toBe(1)
  })

  test('has its code nowhere but at the phone: in no file of ours and in no line of the log', async ({
    app,
    log,
  }) => {
    const mobile = phone(app.url, NUMBER)
    const web = await visitor(app.url)
    await web.say('can I text with you instead?')
    await web.say(NUMBER)
    const code = /code is (\d{6})/.exec(await mobile.hear())?.[1] ?? 'none came'
    const files = await filesIn(app.data)
    expect(files.some(({ text }) => text.includes('{{code}}'))).toBe(true)
    expect(files.filter(({ text }) => text.includes(code)).map(({ path }) => path)).toEqual([])
    expect(log.lines.filter((line) => line.includes(code))).toEqual([])
  })
})

/** Our own files below a directory; what the emulated phones show lies with their network. */
const filesIn = async (directory: string) => {
  const files = (await readdir(directory, { recursive: true, withFileTypes: true })).filter(
    (one) => one.isFile() && !one.name.startsWith('lab-'),
  )
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = under(parentPath, name)
      return { path, text: await readFile(path, 'latin1') }
    }),
  )
}
