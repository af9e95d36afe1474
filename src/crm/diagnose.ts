import { randomUUID } from 'node:crypto'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import type { CloudEvent } from './cloud-event.ts'
import { type Answered, type CrmOptions, post } from './post.ts'
import { receiptOf } from './receipt.ts'

/**
 * Whether the receiver takes what we sign, and nothing that somebody else signs. It is asked by an event that is about nobody:
 * `throughline.ping` has no subject and no fields, so there is nothing that it could write. A HEAD or an OPTIONS would be more
 * harmless still, and would not tell the one thing that is wrong most often, the secret.
 */
export const diagnoseCrm = async (options: CrmOptions): Promise<readonly Finding[]> => {
  const ours = await post(pingOf(options), options)
  const finding = findingOf(ours, options)
  if (finding.state !== 'ok') return [finding]
  const forged = await post(pingOf(options), { ...options, secrets: [`whsec_${STRANGE}`] })
  return [
    finding,
    forged.kind === 'answered' && forged.status >= 200 && forged.status < 300
      ? wrong(
          'The CRM took a ping with a wrong signature: anybody can write into it.',
          'Have its receiver verify webhook-signature, as docs/crm.md shows.',
        )
      : fine('It takes nothing that is signed by somebody else.'),
  ]
}

const pingOf = ({ source, clock }: CrmOptions): CloudEvent => ({
  specversion: '1.0',
  id: `ping_${randomUUID()}`,
  source,
  type: 'throughline.ping',
  time: new Date(clock.now()).toISOString(),
  datacontenttype: 'application/json',
  data: {},
})

/** A secret that nobody has. */
const STRANGE = Buffer.alloc(32, 7).toString('base64')

const findingOf = (answered: Answered, { clock }: CrmOptions): Finding => {
  if (answered.kind === 'silent')
    return wrong(answered.reason, 'Is CRM_WEBHOOK_URL right, and may this machine reach it?')
  const receipt = receiptOf(answered.status, answered.retryAfter, clock.now())
  switch (receipt.kind) {
    case 'accepted':
      return fine('The CRM takes our signed events.')
    case 'refused':
      return answered.status === 410
        ? wrong(receipt.reason, 'Write the address that took its place into CRM_WEBHOOK_URL.')
        : unknown(
            `The CRM does not take a ping (${answered.status}).`,
            'It should answer 2xx to a type it does not know, and ignore it; else what is new to it becomes a dead letter.',
          )
    case 'retry':
    case 'uncertain':
      return receipt.kind === 'retry' && !receipt.slowDown
        ? unknown(receipt.reason, 'Ask again in a while.')
        : wrong(
            receipt.reason,
            'Until it is mended everything waits, for three days; then it is a dead letter.',
          )
    default:
      return receipt satisfies never
  }
}
