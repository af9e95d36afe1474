import type { PersonLine } from './api.ts'
import type { LabView } from './use-lab.ts'
import { addressName } from './values.ts'

/** Everybody who has written; the latest is followed until somebody is picked. */
export const People = ({ lab: { people, person, picked, pick } }: { readonly lab: LabView }) => (
  <nav class="people" aria-label="People">
    <button type="button" class="follow" aria-pressed={picked === null} onClick={() => pick(null)}>
      Follow the latest
    </button>
    {people.map((line) => (
      <button
        key={line.person}
        type="button"
        aria-current={line.person === person?.snapshot.person ? 'true' : undefined}
        onClick={() => pick(line.person)}
      >
        {nameOf(line)}
        {line.stage !== undefined && <small>{line.stage}</small>}
      </button>
    ))}
  </nav>
)

const nameOf = ({ addresses, person }: PersonLine): string =>
  addresses?.map(({ address }) => addressName(address)).join(' + ') || `…${person.slice(-5)}`
