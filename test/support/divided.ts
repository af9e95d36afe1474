import type { Exception } from '../contracts/memory/promise.ts'

/** What a divided memory keeps only within each of its parts. */
export const DIVIDED: readonly Exception[] = [
  {
    reason: 'first come, first served holds within a shard',
    facts: [
      'serves first whoever came first',
      'puts a person with mail left over behind those who waited',
      'puts what is behind a parcel whose holder spoke late behind the others (I5)',
      'brings a lapsed person back before those who waited (I3)',
      'calls closing persons first and lets nobody starve (B3)',
    ],
  },
]
