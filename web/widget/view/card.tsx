import type { Action, Card } from '../cards.ts'
import { WORDS } from '../words.ts'
import { LeaveIcon } from './icons.tsx'
import { Words } from './text.tsx'

type Say = Action & { kind: 'say' }
type Props = { readonly card: Card; onSay(action: Say): void }

/** A card: title, words, facts line by line, and its buttons. A recap must be readable at a glance. */
export const CardView = ({ card, onSay }: Props) => (
  <div class="card" dir="auto">
    {card.image !== null && <img src={card.image.url} alt={card.image.alt} loading="lazy" />}
    {card.title !== '' && <h3>{card.title}</h3>}
    {card.subtitle !== '' && <p class="subtitle">{card.subtitle}</p>}
    {card.text !== '' && (
      <p>
        <Words text={card.text} />
      </p>
    )}
    {card.facts.length > 0 && (
      <dl>
        {card.facts.map((fact) => (
          <div key={fact.label} class={fact.strong ? 'strong' : ''}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    )}
    {card.actions.map((action) => (
      <CardButton key={action.title} action={action} onSay={onSay} />
    ))}
  </div>
)

const CardButton = ({ action, onSay }: { readonly action: Action; onSay(action: Say): void }) =>
  action.kind === 'say' ? (
    <button type="button" class="action" onClick={() => onSay(action)}>
      {action.title}
    </button>
  ) : (
    <OpenLink action={action} class="action main" />
  )

/** A link that looks like a button and says that it leaves the page. */
export const OpenLink = ({
  action,
  class: name,
}: {
  readonly action: Action & { kind: 'open' }
  class: string
}) => (
  <a class={name} href={action.url} target="_blank" rel="noopener noreferrer">
    {action.title}
    <LeaveIcon />
    <span class="unseen"> {WORDS.newTab}</span>
  </a>
)
