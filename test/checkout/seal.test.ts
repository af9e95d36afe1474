import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sealWith } from '#checkout/seal'
import { personId } from '#core/ids'
import { instant } from '#core/time'

const seal = sealWith('a secret of more than thirty-two characters')
const ticket = {
  person: personId('p0123456789abcdef0123'),
  checkout: 'p0123456789abcdef0123.pay3',
  expiresAt: instant(1_795_708_803_514),
}

describe('the seal', () => {
  test('opens what it sealed, and the link is short enough for a text', () => {
    const token = seal.sealCheckout(ticket)
    expect(seal.openCheckout(token)).toEqual(ticket)
    expect(token).toMatch(/^[\w-]{1,100}$/)
    expect(token).not.toContain(ticket.person)
  })

  test('opens nothing that was changed by a single character, or made with another secret', () => {
    const token = seal.sealCheckout(ticket)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ0_.'), (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1)
        if (changed !== token) expect(seal.openCheckout(changed)).toBeNull()
      }),
    )
    expect(sealWith('another secret of thirty-two characters').openCheckout(token)).toBeNull()
  })

  test('opens no text whatever that it did not make', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(seal.openCheckout(text)).toBeNull()))
  })

  test('gives one code of six digits for one challenge, and knows it again', () => {
    const code = seal.codeFor('p1.code1')
    expect(code).toMatch(/^\d{6}$/)
    expect(seal.isCode('p1.code1', code)).toBe(true)
    expect(seal.isCode('p1.code2', code)).toBe(false)
    expect(seal.isCode('p1.code1', '')).toBe(false)
  })

  test('an invitation has a token of its own kind, which opens no payment, and the other way round', () => {
    const booking = `${ticket.person}.meet2`
    const token = seal.sealInvitation(booking)
    expect(seal.openInvitation(token)).toEqual({ person: ticket.person, booking })
    expect(token).not.toContain(ticket.person)
    expect(seal.openCheckout(token)).toBeNull()
    expect(seal.openInvitation(seal.sealCheckout(ticket))).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => expect(seal.openInvitation(text)).toBeNull()))
  })

  test('a link to go on elsewhere fits into what Telegram passes on, opens nothing else, and tells nothing', () => {
    const link = `${ticket.person}.link41`
    const token = seal.sealLink(link)
    expect(`c_${token}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
    expect(seal.openLink(token)).toBe(link)
    expect(seal.openCheckout(token)).toBeNull()
    expect(seal.openLink(seal.sealInvitation(`${ticket.person}.meet2`))).toBeNull()
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ0_.'), (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1)
        if (changed !== token) expect(seal.openLink(changed)).toBeNull()
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => expect(seal.openLink(text)).toBeNull()))
  })

  test('stands for a link by eight signs that are no word, and by others for another', () => {
    const short = Array.from({ length: 500 }, (_, n) => seal.shortLink(`${ticket.person}.link${n}`))
    expect(new Set(short).size).toBe(500)
    for (const one of short) expect(one).toMatch(/^[B-DF-HJKMNP-TV-XZ][B-DF-HJKMNP-TV-XZ2-9]{7}$/)
  })
})
