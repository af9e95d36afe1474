import { type Address, addressKey, sameAddress } from '#core/address'
import { lastHeardOf } from '#core/contacts'
import { isHeld } from '#core/desk'
import { alone, type Say, type Speech, type View } from '#core/dialog'
import { traitsOf } from '#core/rules'
import { knownFacts } from './known.ts'

/**
 * How a joint is told to both sides (M6). Of a code's the thread at the new address opens; of a login's, of a link's and of a
 * texted code's the one that they are in goes on, and the other is told as well. While a rep has it, no facts are said.
 */
export const openingOf = ({ state, rules, here }: View): readonly Speech[] => {
  const joined = state.turn.joined ?? here
  const there = state.addresses[addressKey(joined)]
  const known = isHeld(state) ? [] : knownFacts(state)
  const told = alone({ say: 'joined', address: lastHeardOf(state) ?? here }, joined)
  switch (there?.proof) {
    case 'site': {
      const isElsewhere = there.introduced && !sameAddress(joined, here)
      return [at(here, { say: 'logged-in', known }), ...(isElsewhere ? [told] : [])]
    }
    case 'link':
    case 'texted':
      // A phone that has stopped us is where they came from, and not where they go on.
      return [told, ...(sameAddress(here, joined) ? [] : [at(here, { say: 'continued', known })])]
    default: {
      const isNew = there?.introduced === false && !traitsOf(rules, joined.channel).carriesTexts
      return [...(isNew ? [at(joined, { say: 'introduce' })] : []), at(joined, { say: 'continued', known })]
    }
  }
}

const at = (to: Address, brief: Say['brief']): Speech => ({ propose: 'say', to, brief })
