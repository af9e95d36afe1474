import { describe, expect, test } from '@jest/globals'
import { hashed, type Identity } from '../support/browser.ts'
import { bubble, exchange, log, openChat, page, site, until } from './visitor.ts'

const logIn = (identity: Identity): Promise<unknown> =>
  page.evaluate(`window.Throughline.identify(${JSON.stringify(identity)})`)
const logOut = (): Promise<unknown> => page.evaluate('window.Throughline.logout()')

/** A browser that several people use, on a site that says who is logged in (M6). */
describe('the chat of a site with logins', () => {
  test('follows its user out and in again: nothing of it is there for anybody else', async () => {
    await openChat()
    await exchange('mine alone')
    await logIn(hashed('dana'))
    await exchange('as Dana')
    expect(await log().textContent()).toContain('mine alone')
    await logOut()
    await until(async () => (await log().textContent())?.includes('Dana'), false)
    await logIn(hashed('lee'))
    await exchange('as Lee')
    expect(await log().textContent()).not.toContain('Dana')
  })

  test('shows a user what they said in another browser, also when another user was there in between', async () => {
    await page.goto(site.page({ 'user-id': 'dana', 'user-hash': hashOf('dana'), open: '' }))
    await exchange('as Dana')
    await page.goto(site.page({ 'user-id': 'lee', 'user-hash': hashOf('lee'), open: '' }))
    await exchange('as Lee')
    expect(await log().textContent()).not.toContain('Dana')
    await page.goto(site.page({ 'user-id': 'dana', 'user-hash': hashOf('dana'), open: '' }))
    await bubble('You said: as Dana').waitFor()
    expect(await log().textContent()).not.toContain('Lee')
  })

  test('goes on with nobody where what the page says is not signed', async () => {
    await page.goto(site.page({ 'user-id': 'dana', 'user-hash': hashOf('lee'), open: '' }))
    await exchange('anybody')
  })
})

const hashOf = (user: string): string => {
  const identity = hashed(user)
  return 'user_hash' in identity ? identity.user_hash : ''
}
