import type { ComponentChildren } from 'preact'

type Props = {
  readonly name: string
  readonly title: string
  /** What this is, for somebody who sees it for the first time. */
  readonly about: string
  readonly children: ComponentChildren
}

/** One view of the person, with a heading and a sentence of explanation. */
export const Panel = ({ name, title, about, children }: Props) => (
  <section class={`panel ${name}`} aria-labelledby={`${name}-title`}>
    <h3 id={`${name}-title`}>{title}</h3>
    <p class="about">{about}</p>
    {children}
  </section>
)
