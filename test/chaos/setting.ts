import type { Address } from '#core/address'

/** What the nodes and the platforms around them have agreed on. */
export const SETTING = {
  twilio: { accountSid: `AC${'7'.repeat(32)}`, authToken: 'a-token-of-the-chaos', number: '+14155550100' },
  signingSecret: 'the signing secret of the chaos: 32 characters or more',
  /** What the platforms behind the stand-in channels prove themselves with. */
  webhookSecret: 'a-webhook-secret-of-the-chaos',
} as const

/** Where a stand-in channel takes its platform's webhooks. */
export const webhookPath = (channel: Address['channel']): string => `/webhooks/${channel}`

/** The header that its platform puts the secret into. */
export const SECRET_HEADER = 'x-webhook-secret'
