import type { Source } from '#core/report'

/** "hubspot, deal 88, Dana". */
export const sourceInWords = ({ system, record, author }: Source): string =>
  [system, record, author].filter((part) => part !== null).join(', ')
