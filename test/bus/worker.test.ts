import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Pump } from '#bus/pump'
import { startTimers } from '#bus/timers'
import { watchOver } from '#bus/watch'
import { turnPump, type WorkerParts } from '#bus/worker'
import type { Commit, Lease, Memory } from '#contracts/memory'
import { after, type Instant, instant, minutes, seconds } from '#core/time'
import { openEmbedded } from '#memory/embedded/index'
import { type Ailing, ailing } from '../support/ailing.ts'
import { eventually } from '../support/eventually.ts'
import { logbook } from '../support/logbook.ts'
import { mail, somebody, turn } from '../support/mail.ts'

const whole = ({ person, envelopes }: Lease): Commit => turn(person, { taken: envelopes.length })

describe('giving turns', () => {
  let memory: Memory
  let frail: Ailing
  let log: ReturnType<typeof logbook>
  let pushed = 0
  const now = (): Instant => instant(Date.now() + pushed)
  const running: (() => unknown)[] = []

  beforeEach(async () => {
    memory = await openEmbedded({ directory: null })
    frail = ailing(memory)
    log = logbook()
    pushed = 0
  })
  afterEach(async () => {
    frail.comeBack()
    jest.useRealTimers()
    for (const stop of running.splice(0)) await stop()
    await memory.close()
  })

  /** A worker on the frail memory, which commits as the program does. */
  const work = (parts: Partial<WorkerParts> = {}): Pump => {
    const watch = watchOver(log)
    const commit = (lease: Lease) =>
      frail.memory.mailbox.commit(lease, whole(lease), now()).catch(() => 'unanswered' as const)
    const worker = turnPump({
      memory: frail.memory,
      clock: { now },
      log,
      watch,
      gesture: () => {},
      turn: commit,
      giveUp: commit,
      ...parts,
    })
    const timers = startTimers({ memory: frail.memory, clock: { now }, watch, ring: worker.ring })
    running.push(timers.stop, worker.stop)
    return worker
  }
  const accept = async () => {
    const person = somebody()
    await memory.mailbox.accept(person, mail(), now())
    return person
  }
  const journalled = async () => (await memory.journal.persons(99)).length

  test('an outage of the memory is one line when it begins and one when it is over, however long it is', async () => {
    work()
    frail.goAway()
    for (let n = 0; n < 5; n++) await accept()
    await eventually(() => expect(frail.rejected()).toBeGreaterThan(6))
    expect(log.sentences).toEqual([expect.stringMatching(/^the memory does not answer/)])
    frail.comeBack()
    await eventually(async () => expect(await journalled()).toBe(5))
    await eventually(() => expect(log.sentences).toHaveLength(2))
    expect(log.sentences[1]).toBe('the memory answers again')
  })

  test('a turn whose end the memory did not answer has not failed: it comes again, and is never given up', async () => {
    const [given, givenUp]: [Lease[], Lease[]] = [[], []]
    work({
      turn: async (lease) => {
        given.push(lease)
        return given.length < 3 ? 'unanswered' : memory.mailbox.commit(lease, whole(lease), now())
      },
      giveUp: async (lease) => {
        givenUp.push(lease)
        return 'unanswered'
      },
    })
    await accept()
    for (let lapses = 1; lapses < 3; lapses++) {
      await eventually(() => expect(given).toHaveLength(lapses))
      pushed += minutes(1)
    }
    await eventually(async () => expect(await journalled()).toBe(1))
    expect(givenUp).toEqual([])
    expect(log.sentences).toEqual([])
  })

  test('a turn that fails while the memory is away keeps its mail, and comes again when its lease has lapsed', async () => {
    let fails = 0
    work({
      turn: async (lease) => {
        if (fails++ > 0) return memory.mailbox.commit(lease, whole(lease), now())
        frail.goAway()
        throw new Error('the model is out of sorts')
      },
    })
    await accept()
    await eventually(() => expect(log.sentences).toContain('a turn failed'))
    await eventually(() => expect(frail.rejected()).toBeGreaterThan(0))
    frail.comeBack()
    pushed += seconds(11)
    await eventually(async () => expect(await journalled()).toBe(1))
  })

  test('a person whose turn could not even be given up comes again, and holds up nobody', async () => {
    const failing = () => Promise.reject(new Error('a bug'))
    let isMended = false
    const commit = (lease: Lease) => memory.mailbox.commit(lease, whole(lease), now())
    const person = await accept()
    work({
      turn: (lease) => (isMended || lease.person !== person ? commit(lease) : failing()),
      giveUp: (lease) => (isMended ? commit(lease) : failing()),
    })
    await eventually(() => {
      pushed += seconds(1)
      expect(log.sentences).toContain('a turn could not even be given up; it comes again')
    })
    await accept()
    await eventually(async () => expect(await journalled()).toBe(1))
    isMended = true
    await eventually(async () => {
      pushed += seconds(1)
      expect(await journalled()).toBe(2)
    })
  })

  test('a lease that is lost while its turn runs is noted once, and what the turn leads to is not committed (I3)', async () => {
    jest.useFakeTimers()
    let end = () => {}
    let begin = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    work({
      turn: async (lease) => {
        begin()
        await new Promise<void>((resolve) => {
          end = resolve
        })
        return memory.mailbox.commit(lease, whole(lease), now())
      },
    })
    await accept()
    await jest.advanceTimersByTimeAsync(300)
    await begun
    const later = after(now(), minutes(1))
    await memory.mailbox.tick(later)
    const [stolen] = await memory.mailbox.lease({ now: later, hold: seconds(90), most: 1 })
    expect(stolen).toBeDefined()
    // Twice as long as it takes to look after a lease.
    await jest.advanceTimersByTimeAsync(seconds(7))
    end()
    await eventually(() => expect(log.sentences).toHaveLength(2))
    expect(log.sentences[0]).toMatch(/^a lease was lost/)
    expect(log.sentences[1]).toMatch(/came too late/)
    expect(await journalled()).toBe(0)
  })
})
