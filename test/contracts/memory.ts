import { describe } from '@jest/globals'
import { deadFacts } from './memory/dead.ts'
import { depthFacts } from './memory/depth.ts'
import { erasureFacts } from './memory/erasure.ts'
import { feedFacts } from './memory/feed.ts'
import { journalFacts } from './memory/journal.ts'
import { leaseFacts } from './memory/lease.ts'
import { mailboxFacts } from './memory/mailbox.ts'
import { orderFacts } from './memory/order.ts'
import { outboxFacts } from './memory/outbox.ts'
import { paceFacts } from './memory/pace.ts'
import { patienceFacts } from './memory/patience.ts'
import { pauseFacts } from './memory/pauses.ts'
import { type Exception, factsOf, type Opened } from './memory/promise.ts'
import { recordFacts } from './memory/records.ts'
import { reopenFacts } from './memory/reopen.ts'
import { routingFacts } from './memory/routing.ts'
import { shelfFacts } from './memory/shelves.ts'
import { timerFacts } from './memory/timers.ts'

/**
 * What every memory keeps (contracts/memory: I1–I5, I9). It uses nothing but the contract, time is pushed, and every
 * person and address is new, so it runs on a shared database as well. What an implementation cannot keep is an
 * exception, with the reason beside it.
 */
export const memoryContract = (
  name: string,
  open: () => Promise<Opened>,
  exceptions: readonly Exception[] = [],
): void => {
  const { fact, unknown } = factsOf(open, exceptions)
  describe(`${name} as a memory`, () => {
    mailboxFacts(fact)
    routingFacts(fact)
    patienceFacts(fact)
    orderFacts(fact)
    leaseFacts(fact)
    journalFacts(fact)
    timerFacts(fact)
    outboxFacts(fact)
    pauseFacts(fact)
    deadFacts(fact)
    depthFacts(fact)
    paceFacts(fact)
    shelfFacts(fact)
    recordFacts(fact)
    erasureFacts(fact)
    feedFacts(fact)
    reopenFacts(fact)
  })
  const [first] = unknown()
  if (first === undefined) return
  throw new Error(
    `${name} makes an exception of "${first}", which the contract does not state. Name a fact of it.`,
  )
}
