import type { ComponentChildren } from 'preact'
import type { PersonView } from '../api.ts'
import { BadDay } from './bad-day.tsx'
import type { Network } from './networks.ts'

type Props = {
  readonly network: Network
  readonly title: string
  readonly person: PersonView | null
  /** The frame's own look. */
  readonly look: string
  readonly problem: string | null
  /** Who is spoken with, and whose device it is. */
  readonly top: ComponentChildren
  /** The thread. */
  readonly children: ComponentChildren
  readonly composer: ComponentChildren
}

/** A device at one of the networks: what is alike in all of them. */
export const Device = ({ network, title, person, look, problem, top, children, composer }: Props) => (
  <section id={network} class={`device ${network}`} aria-labelledby={`${network}-title`}>
    <div class="heading">
      <h2 id={`${network}-title`}>{title}</h2>
      <BadDay network={network} title={title} person={person} />
    </div>
    <div class={`frame ${look}`}>
      <div class="contact">{top}</div>
      {children}
      {problem !== null && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {composer}
    </div>
  </section>
)
