import { addressKey } from '#core/address'
import type { Event } from '#core/event'
import type { Contact, State } from '#core/state'
import { PROOFS } from './event-words.ts'
import { Panel } from './panel.tsx'
import { addressName, moment } from './values.ts'

/** Where they can be reached, by which right, and where no more: proof, consent, what they closed (M6, C8). */
export const Addresses = ({
  snapshot,
  events,
}: {
  readonly snapshot: State
  readonly events: readonly Event[]
}) => (
  <Panel
    name="reach"
    title="Where to reach them"
    about="Each address, how it is known to be theirs, and what they agreed to there."
  >
    <ul class="list">
      {Object.values(snapshot.addresses).map((contact) => (
        <Reach
          key={addressKey(contact.address)}
          contact={contact}
          closing={events.findLast((event) => closes(event, contact))}
        />
      ))}
    </ul>
  </Panel>
)

type Closing = Extract<Event, { kind: 'address-closed' | 'opted-out' }>

const closes = (event: Event, { address }: Contact): event is Closing =>
  (event.kind === 'address-closed' || event.kind === 'opted-out') &&
  addressKey(event.address) === addressKey(address)

const Reach = ({
  contact: { address, proof, consent, suppressed },
  closing,
}: {
  readonly contact: Contact
  readonly closing: Closing | undefined
}) => (
  <li>
    <p>
      <b>{addressName(address)}</b>
      <span class={suppressed ? 'badge refuse' : 'badge allow'}>{suppressed ? 'closed' : 'open'}</span>
    </p>
    <p class="fine">{PROOFS[proof]}</p>
    {consent !== null && (
      <>
        <blockquote>“{consent.evidence.quote}”</blockquote>
        <p class="fine">
          agreed {moment(consent.at)} to: {consent.wording}
        </p>
      </>
    )}
    {suppressed && closing?.kind === 'opted-out' && (
      <p class="fine">
        closed {moment(closing.at)} by their word <q>{closing.evidence.quote}</q>
      </p>
    )}
    {suppressed && closing?.kind === 'address-closed' && (
      <p class="fine">
        closed {moment(closing.at)} at the platform: {closing.reason}
      </p>
    )}
  </li>
)
