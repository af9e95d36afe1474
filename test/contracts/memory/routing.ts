import { expect } from '@jest/globals'
import { strangerAt } from '#core/address'
import { at, ids, leaseAll, leaseOne, mail, mustLease, somebody, somewhere } from '../../support/mail.ts'
import type { Fact } from './promise.ts'

/** Whose inbox it is, when mail comes to an address (I2, I10). */
export const routingFacts = (fact: Fact): void => {
  fact('brings what comes to an address to the stranger it is by itself', async ({ memory }) => {
    const [address, letter] = [somewhere('sms'), mail()]
    expect(await memory.mailbox.accept(address, letter, at(0))).toBe('accepted')
    const lease = await mustLease(memory, at(1))
    expect(lease.person).toBe(strangerAt(address))
    expect(ids(lease)).toEqual([letter.id])
  })

  fact('brings what comes to a joined address to the person it was joined to last', async ({ memory }) => {
    const [address, letter, a, b] = [somewhere('sms'), mail(), somebody(), somebody()]
    await memory.directory.join(address, a)
    await memory.directory.join(address, b)
    expect(await memory.mailbox.accept(address, letter, at(0))).toBe('accepted')
    const [lease, ...others] = await leaseAll(memory, at(1))
    expect(lease).toMatchObject({ person: b, envelopes: [{ id: letter.id }] })
    expect(others).toEqual([])
  })

  fact('accepts an id at an address once, though the address changed hands (I2)', async ({ memory }) => {
    const [address, first, second] = [somewhere('sms'), mail(), mail()]
    const [a, b] = [somebody(), somebody()]
    expect(await memory.mailbox.accept(address, first, at(0))).toBe('accepted')
    await memory.directory.join(address, a)
    expect(await memory.mailbox.accept(address, first, at(1))).toBe('duplicate')
    expect(await memory.mailbox.accept(address, second, at(2))).toBe('accepted')
    await memory.directory.join(address, b)
    for (const letter of [first, second]) {
      expect(await memory.mailbox.accept(address, letter, at(3))).toBe('duplicate')
    }
    const leases = await leaseAll(memory, at(4))
    expect(new Map(leases.map((lease) => [lease.person, ids(lease)]))).toEqual(
      new Map([
        [strangerAt(address), [first.id]],
        [a, [second.id]],
      ]),
    )
  })

  fact(
    'takes a hundred deliveries of one id for one while its address is joined (I2)',
    async ({ memory }) => {
      const [address, letter] = [somewhere('sms'), mail()]
      const deliveries = Array.from({ length: 50 }, () => memory.mailbox.accept(address, letter, at(0)))
      const joining = memory.directory.join(address, somebody())
      deliveries.push(...Array.from({ length: 50 }, () => memory.mailbox.accept(address, letter, at(0))))
      const answers = await Promise.all(deliveries)
      await joining
      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
      expect((await leaseAll(memory, at(1))).flatMap(ids)).toEqual([letter.id])
    },
  )

  fact('takes one id at two recipients for two envelopes', async ({ memory }) => {
    const [letter, sms, slack] = [mail(), somewhere('sms'), somewhere('slack')]
    for (const to of [somebody(), somebody(), sms, slack]) {
      expect(await memory.mailbox.accept(to, letter, at(0))).toBe('accepted')
      expect(ids(await mustLease(memory, at(1)))).toEqual([letter.id])
      expect(await memory.mailbox.accept(to, letter, at(2))).toBe('duplicate')
    }
    expect(await leaseOne(memory, at(3))).toBeNull()
  })
}
