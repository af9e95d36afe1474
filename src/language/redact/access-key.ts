import { pattern } from '#core/pattern'
import type { Found } from './found.ts'

/** Keys to somebody's systems, by the beginnings that those who give them out print on them, so that they are found. */
export const accessKeysIn = (text: string): readonly Found[] =>
  [...text.matchAll(KEY)].map(({ 0: key, index }) => ({
    what: 'access-key',
    from: index,
    to: index + key.length,
  }))

/** In order: Stripe; OpenAI and Anthropic; Slack; Amazon; GitHub; GitLab; Google. */
const KEY = pattern('gu')`
  (?<![\p{L}\p{N}_-])(?:
    [srp]k[-_](?:live|test)[-_][A-Za-z0-9_-]{6,}|whsec_[A-Za-z0-9+/=]{16,}
    |sk-(?:proj|ant|svcacct|admin)-[A-Za-z0-9_-]{8,}|sk-[A-Za-z0-9]{20,}
    |xox[abeoprs]-[A-Za-z0-9-]{6,}|xapp-[A-Za-z0-9-]{6,}
    |(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])|gh[opsur]_[A-Za-z0-9]{10,}
    |github_pat_[A-Za-z0-9_]{10,}|glpat-[A-Za-z0-9_-]{10,}|AIza[A-Za-z0-9_-]{30,}
  )
`
