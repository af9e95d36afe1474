import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Running, run } from '#app/production'
import type { ThroughlineOptions } from '#app/throughline'
import { readConfig } from '#config/environment'
import type { Log } from '#contracts/log'
import type { Policy } from '#core/policy'
import { after, type Instant, instant, type Milliseconds } from '#core/time'
import { ruleLanguage } from '#language/index'

/** The whole program, listening on a free port with a fresh data directory and a clock that is pushed. */
export type App = {
  readonly url: string
  /** The directory that its memory and files are in. */
  readonly data: string
  /** Lets time pass; nothing waits for it. */
  readonly push: (length: Milliseconds) => void
  /** Does something while time stands still: whatever is said meanwhile is said at one moment. */
  readonly atOneMoment: <T>(deed: () => Promise<T>) => Promise<T>
  readonly now: () => Instant
  /** Stops and starts again on the same data, as after an upgrade; what happens meanwhile, as when a backup is restored. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

/** 2026-11-23, a Monday, 10:00 in New York. */
const MONDAY = instant(Date.UTC(2026, 10, 23, 15))

/**
 * Starts the lab as `npm start` does; `environment` overrides single variables, `policy` single rules, and what is logged may be read.
 * Two that share a memory have `begun` at one time, and so have one clock.
 */
export const openApp = async (
  environment: Record<string, string> = {},
  policy: Partial<Policy> = {},
  log: Log | null = null,
  begun = performance.now(),
): Promise<App> => {
  const data = await mkdtemp(join(tmpdir(), 'throughline-'))
  let pushed = 0
  let standing: number | null = null
  const running = () => MONDAY + pushed + performance.now() - begun
  const now = () => instant(Math.floor(standing ?? running()))
  const open = (port: string): Promise<Running> =>
    run(
      readConfig({ PORT: port, THROUGHLINE_DATA: data, LOG_LEVEL: 'silent', ...environment }),
      { now },
      (options) => ({
        ...(Object.keys(policy).length === 0 ? options : withPolicy(options, policy)),
        ...(log && { log }),
      }),
    )
  let program = await open('0')
  const { port } = program
  const url = `http://localhost:${port}`
  return {
    url,
    data,
    now,
    push: (length) => {
      pushed = after(instant(pushed), length)
    },
    atOneMoment: async (deed) => {
      standing = running()
      try {
        return await deed()
      } finally {
        pushed -= running() - standing
        standing = null
      }
    },
    restart: async (meanwhile) => {
      await program.stop()
      await meanwhile?.()
      program = await open(String(port))
    },
    close: async () => {
      await program.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The same business under other rules. */
const withPolicy = (options: ThroughlineOptions, policy: Partial<Policy>): ThroughlineOptions => {
  const business = { ...options.business, policy: { ...options.business.policy, ...policy } }
  return { ...options, business, language: ruleLanguage(business) }
}
