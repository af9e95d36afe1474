import { addressKey } from '#core/address'
import type { View } from '#core/dialog'
import { traitsOf } from '#core/rules'

/** Whether what nobody asked for may reach them here: a phone only with their consent (C8, D8). */
export const mayFollow = ({ state, rules, here }: View): boolean =>
  !traitsOf(rules, here.channel).carriesTexts || (state.addresses[addressKey(here)]?.consent ?? null) !== null
