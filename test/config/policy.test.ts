import { describe, expect, test } from '@jest/globals'
import { DEFAULT_POLICY, definePolicy, type PolicyInput } from '#config/business'
import { days, minutes } from '#core/time'

describe('a policy', () => {
  test('takes half a burst, and none at all', () => {
    const { most } = DEFAULT_POLICY.burst
    const burst = (given: NonNullable<PolicyInput['burst']>) =>
      definePolicy({ timeZone: 'UTC', burst: given }).burst
    expect(burst({ quiet: '400 milliseconds' })).toEqual({ quiet: 400, most })
    expect(burst({ quiet: '0 seconds' })).toEqual({ quiet: 0, most })
  })

  test('takes sizes in words, and files for as long as it says (C9)', () => {
    expect(definePolicy({ timeZone: 'UTC', fileSize: '1.5 MB', filesKept: '30 days' })).toMatchObject({
      fileSize: 1.5 * 1024 * 1024,
      filesKept: days(30),
    })
    expect(definePolicy({ timeZone: 'UTC', fileSize: '500 kb' }).fileSize).toBe(500 * 1024)
  })

  test('limits codes by address, person and network as it says, and what it does not say is the usual (M6)', () => {
    const { codeLimits } = definePolicy({ timeZone: 'UTC', codeLimits: { network: { codes: 100 } } })
    expect(codeLimits).toEqual({
      ...DEFAULT_POLICY.codeLimits,
      network: { codes: 100, tries: DEFAULT_POLICY.codeLimits.network.tries },
    })
    for (const codes of [0, 2.5, 10_001])
      expect(() => definePolicy({ timeZone: 'UTC', codeLimits: { address: { codes } } })).toThrow(
        /codeLimits\.address\.codes .*whole number from 1 to 10,000/s,
      )
  })

  test('names a policy after what it says, so that the log can tell two apart (A8)', () => {
    const [one, same, other] = [{}, {}, { codeTries: 3 }].map(
      (rules) => definePolicy({ timeZone: 'UTC', ...rules }).version,
    )
    expect(one).toBe(same)
    expect(one).not.toBe(other)
  })

  test('texts that nobody asked for keep the hours that are written, and what is not written is the usual', () => {
    const { texts } = definePolicy({
      timeZone: 'UTC',
      texts: { hours: { from: '9:30', to: '17:00' }, cap: { most: 1 } },
    })
    expect(texts).toEqual({
      hours: { from: minutes(570), to: minutes(1020) },
      cap: { most: 1, within: days(1) },
      promptFor: minutes(30),
      introduce: true,
    })
    expect(definePolicy({ timeZone: 'UTC' }).texts).toEqual(DEFAULT_POLICY.texts)
  })

  test('a rep of whom not all is said has the rest of what holds for every rep (A9)', () => {
    const { reps, desk } = definePolicy({
      timeZone: 'UTC',
      reps: { default: { amount: 2_000 }, U0ANA: { discount: 30, terms: true } },
      desk: { tellAfter: '1 hour', hours: { from: '8:30', to: '12:00' } },
    })
    expect(reps).toEqual({
      default: { discount: 10, amount: 200_000, terms: false },
      U0ANA: { discount: 30, amount: 200_000, terms: true },
    })
    expect(desk).toEqual({
      remindAfter: minutes(10),
      tellAfter: minutes(60),
      hours: { from: minutes(510), to: minutes(720) },
      wins: true,
    })
    expect(() => definePolicy({ timeZone: 'UTC', desk: { hours: { from: '17:00', to: '9:00' } } })).toThrow(
      /desk\.hours\.to is not after "from"/,
    )
  })

  test('a broken one is told by its own paths', () => {
    expect(() => definePolicy({ timeZone: 'Mars' })).toThrow(
      /^The policy cannot be used.*\n {2}timeZone is "Mars"/,
    )
  })
})
