import { addressKey } from '#core/address'
import type { Stage } from '#core/stage'
import type { State } from '#core/state'
import type { PersonView } from './api.ts'
import { TRIGGERS } from './event-words.ts'
import { addressName } from './values.ts'

const STAGES: readonly Stage[] = ['discovery', 'qualified', 'closing', 'committed', 'won']
const ROLES = { sdr: 'sdr, who explores', closer: 'closer, who converges' } as const

const SHORT = {
  code: 'proven by code',
  vouched: 'vouched for',
  site: 'by login',
  link: 'proven by link',
  texted: 'proven by text',
} as const

/** Where the sale stands, who leads, and on which addresses they can be reached. */
export const Standing = ({ person: { stage, role, snapshot } }: { readonly person: PersonView }) => (
  <dl class="standing">
    <div>
      <dt>Stage</dt>
      <dd>
        <ol class="stages">
          {STAGES.map((name) => (
            <li key={name} aria-current={name === stage ? 'step' : undefined}>
              {name}
            </li>
          ))}
        </ol>
      </dd>
    </div>
    <div>
      <dt>Led by the</dt>
      <dd>{ROLES[role]}</dd>
    </div>
    <div>
      <dt>Reached at</dt>
      <dd>
        <ul class="addresses">
          {Object.values(snapshot.addresses).map(({ address, proof, suppressed }) => (
            <li key={addressKey(address)}>
              {addressName(address)}
              {proof !== 'first' && <small>{SHORT[proof]}</small>}
              {suppressed && <small class="bad">closed</small>}
            </li>
          ))}
        </ul>
      </dd>
    </div>
    {waiting(snapshot).length > 0 && (
      <div>
        <dt>A rep is asked for</dt>
        <dd>
          {waiting(snapshot)
            .map(({ trigger }) => TRIGGERS[trigger])
            .join(', ')}
        </dd>
      </div>
    )}
  </dl>
)

/** What is on a card, and on which no rep has given their word yet: nobody is waited for where none was called. */
const waiting = ({ handOffs }: State): State['handOffs'] =>
  handOffs.filter(({ handOff, needed }) => handOff !== undefined && needed === undefined)
