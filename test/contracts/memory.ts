import { describe } from '@jest/globals'
import { journalFacts } from './memory/journal.ts'
import { leaseFacts } from './memory/lease.ts'
import { mailboxFacts } from './memory/mailbox.ts'
import { outboxFacts } from './memory/outbox.ts'
import { factsOf, type Opened } from './memory/promise.ts'
import { reopenFacts } from './memory/reopen.ts'
import { shelfFacts } from './memory/shelves.ts'
import { timerFacts } from './memory/timers.ts'

/**
 * What every memory keeps (contracts/memory: I1–I5, I9). It uses nothing but the contract, time is pushed, and every
 * person and address is new, so it runs on a shared database as well.
 */
export const memoryContract = (name: string, open: () => Promise<Opened>): void => {
  const fact = factsOf(open)
  describe(`${name} as a memory`, () => {
    mailboxFacts(fact)
    leaseFacts(fact)
    journalFacts(fact)
    timerFacts(fact)
    outboxFacts(fact)
    shelfFacts(fact)
    reopenFacts(fact)
  })
}
