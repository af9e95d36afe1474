import { addressKey } from '#core/address'
import { type DialogOf, keep, pass, say } from '#core/dialog'
import { isAnothers, isKnownElsewhere } from '#core/group'

/** Keeps apart, where others read along, who is who and what is whose (M6): see the rules in `src/core/group.ts`. */
export const group: DialogOf<'sdr'> = {
  name: 'group',
  role: 'sdr',
  propose: ({ state, heard, here }) => {
    const last = heard.at(-1)
    if (!last) return pass()
    const introduction = state.addresses[addressKey(here)]?.introduced ? [] : [say({ say: 'introduce' })]
    if (isKnownElsewhere(here, state)) return keep(...introduction, say({ say: 'in-private' }))
    return isAnothers(last, state) ? keep(...introduction, say({ say: 'not-yours' })) : pass()
  },
}
