import { Addresses } from './addresses.tsx'
import { Crm } from './crm.tsx'
import { Deal } from './deal.tsx'
import { Files } from './files.tsx'
import { Journal } from './journal.tsx'
import { Known } from './known.tsx'
import { Ladder } from './ladder.tsx'
import { Outbox } from './outbox.tsx'
import { People } from './people.tsx'
import { Standing } from './standing.tsx'
import type { LabView } from './use-lab.ts'
import { Verdicts } from './verdicts.tsx'

/** What Throughline makes of it: one person, seen from nine sides, all of them read off one journal. */
export const Memory = ({ lab }: { readonly lab: LabView }) => {
  const { person } = lab
  return (
    <section class="memory" aria-labelledby="memory-title">
      <div class="who">
        <h2 id="memory-title">One person, one journal</h2>
        {lab.people.length > 0 && <People lab={lab} />}
      </div>
      {person === null ? (
        <Nobody />
      ) : (
        <>
          <Standing person={person} />
          <div class="panels">
            <div class="column">
              <Known snapshot={person.snapshot} />
              <Addresses snapshot={person.snapshot} events={person.events} />
              <Files files={person.snapshot.files} />
              <Verdicts events={person.events} />
              <Crm person={person.snapshot.person} changes={person.events.length} />
            </div>
            <div class="column">
              <Ladder authority={person.authority} />
              <Deal snapshot={person.snapshot} />
              <Outbox events={person.events} snapshot={person.snapshot} pending={person.pending} />
            </div>
            <Journal key={person.snapshot.person} events={person.events} />
          </div>
        </>
      )}
    </section>
  )
}

/** What will be here, while nobody has written. */
const Nobody = () => (
  <div class="nobody">
    <p>Nobody has written yet. Say something on any of the devices, and watch this grow:</p>
    <dl>
      <dt>What we know</dt>
      <dd>Each fact with the words it rests on, and until when it counts.</dd>
      <dt>Authority</dt>
      <dd>What the bot may do: evidence alone raises it, and it falls by itself.</dd>
      <dt>Journal</dt>
      <dd>Everything that happened, on every channel. All the rest is read off it.</dd>
    </dl>
  </div>
)
