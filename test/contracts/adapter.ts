import { afterEach, beforeEach, describe, test } from '@jest/globals'
import type { AdapterBench } from './adapter/bench.ts'
import { SHOWN } from './adapter/shown.ts'
import { WAY_IN } from './adapter/way-in.ts'
import { WAY_OUT } from './adapter/way-out.ts'

export type { AdapterBench, Platform, Requests } from './adapter/bench.ts'

const CASES = { ...WAY_IN, ...SHOWN, ...WAY_OUT } as const

const TITLES = Object.keys(CASES).filter((title): title is CaseTitle => title in CASES)

/**
 * What every channel keeps (C1). `make` is called anew for each case, and answers an adapter together with a platform
 * it really talks to: a local server, never a stand-in for our own code.
 *
 *     adapterContract('sms', makeSmsBench, [{ case: 'tells a delivery from a message', reason: '…' }])
 *
 * A case the platform makes impossible is skipped by its title, with the reason beside it. The types below name every
 * title, so that a misspelt one does not compile.
 */
export const adapterContract = (
  name: string,
  make: () => Promise<AdapterBench>,
  skips: readonly Skip[] = [],
): void => {
  describe(`${name} keeps the adapter's contract`, () => {
    const current: { bench: AdapterBench | null } = { bench: null }
    beforeEach(async () => {
      current.bench = await make()
    })
    afterEach(async () => {
      await current.bench?.close()
      current.bench = null
    })
    for (const title of TITLES) {
      const skip = skips.find((one) => one.case === title)
      if (skip) test.skip(`${title} (${skip.reason})`, () => {})
      else
        test(title, async () => {
          if (current.bench) await CASES[title](current.bench)
        })
    }
  })
}

/** A case that a channel cannot keep, and why. */
export type Skip = { readonly case: CaseTitle; readonly reason: string }

/** The promises, by title. */
export type CaseTitle = keyof typeof CASES
