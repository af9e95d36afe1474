import type { Memory } from '#contracts/memory'
import { type Address, strangerAt } from '#core/address'
import type { PersonId } from '#core/ids'
import type { IncomingReport } from '#core/report'
import { after } from '#core/time'
import type { AcceptParts } from './accept.ts'

/** What another system says, of whom, and the id that it gave it. */
export type Told = {
  readonly of: PersonId | Address
  readonly id: string
  readonly report: IncomingReport
}

/** Whether all of it is in its inboxes; or which of it is of persons nobody knows, and then none of it is. */
export type Taken =
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown'; readonly which: readonly number[] }

/** Takes what other systems say; resolves only when it is durable, and rejects when that cannot be had (I1). */
export type TakeReports = (told: readonly Told[]) => Promise<Taken>

/**
 * Puts what other systems say into inboxes, each once (I2), with the patience of a message, so that it ends nobody's burst.
 *
 * An id must be that of somebody. An address is only claimed: from one that nobody ever wrote from nothing comes to be, and
 * whoever tells of it hears the same as of any other (I10).
 */
export const takeReportsInto = ({ memory, clock, burst, expect }: AcceptParts): TakeReports => {
  const put = async ({ of, id, report }: Told): Promise<void> => {
    const now = clock.now()
    const about = typeof of === 'string' ? {} : { of }
    const event = { kind: 'signal-reported' as const, at: now, report, ...about }
    const envelope = { id: `signal:${report.evidence.by.system}:${id}`, event }
    if (burst.quiet <= 0) return void (await memory.mailbox.accept(of, envelope, now))
    await memory.mailbox.accept(of, { ...envelope, patience: burst }, now)
    expect(after(now, burst.quiet))
  }
  return async (told) => {
    const known = await Promise.all(told.map(({ of }) => isSomebody(of, memory)))
    const which = told.flatMap(({ of }, n) => (typeof of === 'string' && !known[n] ? [n] : []))
    if (which.length > 0) return { kind: 'unknown', which }
    for (const [n, one] of told.entries()) if (known[n]) await put(one)
    return { kind: 'taken' }
  }
}

const isSomebody = async (of: PersonId | Address, { directory, journal }: Memory): Promise<boolean> => {
  const person = typeof of === 'string' ? of : ((await directory.personOf(of)) ?? strangerAt(of))
  return (await journal.snapshotOf(person)) !== null
}
