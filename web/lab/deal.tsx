import type { ComponentChildren } from 'preact'
import type { State } from '#core/state'
import { Panel } from './panel.tsx'
import { clockTime, dayInWords, money, shortHash } from './values.ts'

/** The order on the table: the exact terms, and each word given on them (A4, A5). */
export const Deal = ({ snapshot }: { readonly snapshot: State }) => {
  const terms = snapshot.recap?.terms ?? snapshot.checkout?.terms
  const hash = snapshot.recap?.hash ?? snapshot.checkout?.hash
  if (!terms || !hash) return null
  return (
    <Panel
      name="deal"
      title="The order"
      about="A yes counts for these terms and this hash, and for no others."
    >
      <dl>
        <Line name={shortHash(hash)}>
          {terms.name}, {terms.quantity} people, {money(terms.price, terms.currency)} a {terms.per} from{' '}
          {dayInWords(terms.start)}
        </Line>
        {wordsOn(snapshot).map(({ name, quote, rest }) => (
          <Line key={name} name={name}>
            {quote !== undefined && <q>{quote}</q>} {rest}
          </Line>
        ))}
      </dl>
    </Panel>
  )
}

const Line = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

type Word = { readonly name: string; readonly quote?: string; readonly rest: string }

const wordsOn = ({ acceptance, acknowledged, checkout, payment }: State): readonly Word[] => [
  ...(acceptance
    ? [
        {
          name: 'yes',
          quote: acceptance.evidence.quote,
          rest: `${acceptance.tier}, counts until ${clockTime(acceptance.validUntil)}`,
        },
      ]
    : [{ name: 'yes', rest: 'not yet' }]),
  ...Object.entries(acknowledged).map(([name, { evidence }]) => ({
    name,
    quote: evidence.quote,
    rest: 'acknowledged',
  })),
  ...(checkout
    ? [
        {
          name: 'checkout',
          rest:
            checkout.standing === 'open' ? `open until ${clockTime(checkout.expiresAt)}` : checkout.standing,
        },
      ]
    : []),
  ...(payment ? [{ name: payment.invoiced ? 'order' : 'receipt', rest: payment.receipt }] : []),
]
