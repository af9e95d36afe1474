import { describe, expect, test } from '@jest/globals'
import { plain } from '#core/message'
import {
  bubble,
  context,
  dialog,
  exchange,
  heldBack,
  launcher,
  log,
  lookAt,
  openChat,
  page,
  picture,
  RESUMING,
  site,
  until,
  write,
} from './visitor.ts'

describe('nothing is lost', () => {
  test('a reload shows the same conversation', async () => {
    await openChat()
    await exchange('one')
    await exchange('two')
    const before = await log().locator('.bubble').allInnerTexts()
    await page.reload()
    await launcher().click()
    await bubble('You said: two').waitFor()
    expect(await log().locator('.bubble').allInnerTexts()).toEqual(before)
    await exchange('three')
    expect(site.heard).toEqual(['one', 'two', 'three'])
  })

  test('two tabs are in one conversation, also after its token has run out', async () => {
    await openChat()
    await exchange('from the first tab')
    const first = page
    lookAt(await context.newPage())
    await openChat()
    await bubble('You said: from the first tab').waitFor()
    await page.route(/\/activities$/, (route) => route.fulfill({ status: 403, json: {} }), { times: 1 })
    await exchange('from the second tab')
    lookAt(first)
    await page.route(/\/activities$/, (route) => route.fulfill({ status: 403, json: {} }), { times: 1 })
    await exchange('from the first again')
    await bubble('You said: from the second tab').waitFor()
    expect(site.heard).toEqual(['from the first tab', 'from the second tab', 'from the first again'])
  })

  test('what is written offline is sent on return, in order, once', async () => {
    await openChat()
    await exchange('before')
    await context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await write('first')
    await write('second')
    await until(() => dialog().getByText('Waiting for connection').count(), 2)
    await picture('offline')
    await context.setOffline(false)
    await bubble('You said: second').waitFor()
    expect(site.heard).toEqual(['before', 'first', 'second'])
    await until(() => page.getByText('Waiting for connection').count(), 0)
    await until(() => page.getByText('You are offline.').count(), 0)
  })

  test('what was written offline survives a reload', async () => {
    await openChat()
    await exchange('before')
    await page.route('**/v3/directline/**', (route) => route.abort())
    await write('in the tunnel')
    await dialog().getByText('Waiting for connection').waitFor()
    await page.unroute('**/v3/directline/**')
    await page.reload()
    await launcher().click()
    await bubble('You said: in the tunnel').waitFor()
    expect(site.heard).toEqual(['before', 'in the tunnel'])
  })

  test('a message whose confirmation got lost is not said twice', async () => {
    await openChat()
    await exchange('hello')
    await page.route('**/activities', async (route) => {
      await route.fetch()
      await route.abort()
      await page.unroute('**/activities')
    })
    await exchange('only once')
    await exchange('afterwards')
    expect(site.heard).toEqual(['hello', 'only once', 'afterwards'])
    expect(await bubble('only once').count()).toBe(1)
  })

  test('a cut stream is taken up again where it ended', async () => {
    await openChat()
    await exchange('hello')
    const letGo = await heldBack(RESUMING)
    site.cut()
    await page.getByText('Connection lost. Reconnecting').waitFor({ state: 'attached' })
    await site.say(plain('While you were away.'))
    letGo()
    await bubble('While you were away.').waitFor()
    expect(await bubble('While you were away.').count()).toBe(1)
    expect(await bubble('You said: hello').count()).toBe(1)
    await until(() => page.getByText('Connection lost. Reconnecting').count(), 0)
  })

  test('a refused message says so, and Retry sends it', async () => {
    await openChat()
    await exchange('hello')
    await page.route('**/activities', (route) => route.fulfill({ status: 400, json: {} }))
    await write('take this')
    await dialog().getByText('Not sent.').waitFor()
    await picture('failed')
    await page.unroute('**/activities')
    await dialog().getByRole('button', { name: 'Retry' }).click()
    await bubble('You said: take this').waitFor()
    expect(site.heard).toEqual(['hello', 'take this'])
  })

  test('an overloaded server gets its time, and the order holds', async () => {
    await openChat()
    await exchange('hello')
    let refusals = 0
    await page.route('**/activities', (route) => {
      refusals += 1
      return refusals > 2 ? route.fallback() : route.fulfill({ status: 429, headers: { 'retry-after': '0' } })
    })
    await write('first')
    await exchange('second')
    expect(site.heard).toEqual(['hello', 'first', 'second'])
  })

  test('a server that cannot keep anything now is shown as lost, and gets the message once, when it can again', async () => {
    await openChat()
    await exchange('hello')
    const away = { code: 'ServiceError', message: 'The server could not do this now.' }
    const names = new Set<string>()
    let posts = 0
    await page.route(/\/activities$/, (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      posts += 1
      names.add(/"clientActivityID":"(\w+)"/.exec(route.request().postData() ?? '')?.[1] ?? '')
      return posts > 2 ? route.fallback() : route.fulfill({ status: 503, json: { error: away } })
    })
    const letGo = await heldBack(RESUMING)
    await write('keep this')
    await page.getByText('Connection lost. Reconnecting').waitFor({ state: 'attached' })
    letGo()
    expect(await page.getByText('Not sent.').count()).toBe(0)
    await bubble('You said: keep this').waitFor()
    await until(() => page.getByText('Connection lost. Reconnecting').count(), 0)
    expect(site.heard).toEqual(['hello', 'keep this'])
    expect(await bubble('keep this').count()).toBe(1)
    expect(posts).toBe(3)
    expect(names.size).toBe(1)
  })

  test('a token that opens nothing any more leads to a new conversation, with the message in it', async () => {
    await openChat()
    await exchange('hello')
    const expired = { status: 403, json: { error: { code: 'TokenExpired' } } }
    let answered = 0
    await page.route(/\/activities$/, (route) => {
      answered += 1
      return answered > 1 ? route.fallback() : route.fulfill(expired)
    })
    await exchange('still there?')
    expect(site.heard).toEqual(['hello', 'still there?'])
    expect(await bubble('hello').count()).toBe(1)
  })
})
