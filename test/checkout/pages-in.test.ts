import { describe, expect, test } from '@jest/globals'
import { backPage, closedPage, laterPage, paidPage, payPage, previewPage } from '#checkout/page'
import { pagesIn, preferredIn } from '#checkout/pages-in'
import fernhill from '#examples/fernhill/business'
import { continuePage, goneFor } from '#server/continue-page'
import { CONTINUE_WORDS } from '#server/continue-words'
import { TERMS } from '../contracts/values.ts'

const seller = { name: 'Fernhill', contact: fernhill.contact }
const es = pagesIn(fernhill, 'es')
const ways = {
  chat: { token: 't', tokens: null },
  telegram: 'https://t.me/x',
  text: { short: 'AB12', number: '+12125550134' },
}
const from = { channel: 'sms', id: '+14155550142' }
const words = CONTINUE_WORDS.es

const PAGES = {
  pay: payPage(seller, { ...TERMS, renewal: 'Renews every month', net: 60, special: 'dos entregas' }, es),
  confirm: payPage(seller, { ...TERMS, dueNow: 0 }, es),
  paid: paidPage(seller, 'R-1', true, es),
  ordered: paidPage(seller, 'R-1', false, es),
  booking: paidPage(seller, null, true, es),
  back: backPage(seller, '/pay/t', es),
  gone: backPage(seller, null, es),
  closed: closedPage(seller, 'expired', es),
  later: laterPage(true, es),
  moment: laterPage(false, es),
  preview: previewPage(seller, es),
  continue: continuePage('Fernhill', from, ways, words),
  nowhere: goneFor('Fernhill', 'used', words),
}

describe('our pages in Spanish', () => {
  test.each(Object.entries(PAGES))('%s says so, and has no word of English', async (_, page) => {
    const text = String(await page)
    expect(text).toContain('<html lang="es">')
    const said = text.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')
    expect(said).not.toMatch(/\b(?:the|you|your|this|is|pay|please|order|month|due|link|was|nothing|and)\b/i)
    expect(said).not.toMatch(/[{}]|undefined/)
  })

  test('the terms are those of the recap, with money and days as Spanish writes them in the Americas', async () => {
    const text = String(await PAGES.pay)
    expect(text).toMatch(/Precio<\/dt><dd>\$249\.00 al mes/)
    expect(text).toMatch(/Inicio<\/dt><dd>\d{1,2} de \p{L}+ de \d{4}/u)
    expect(text).toContain('Se renueva cada mes')
  })
})

describe('which language a page is in', () => {
  test.each([
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['es', 'es'],
    ['en-US,en;q=0.9,es;q=0.8', undefined],
    ['est', undefined],
    [undefined, undefined],
  ])('a browser that asks for "%s" gets %s', (header, locale) => expect(preferredIn(header)).toBe(locale))

  test('a business that speaks no Spanish has its pages in its own language', () =>
    expect(pagesIn({}, 'es').locale).toBe('en'))
})
