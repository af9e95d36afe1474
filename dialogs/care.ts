import { type DialogOf, pass, say } from '#core/dialog'

/** Whoever typed a card number or a password hears that it was not kept, and where money is paid; then the thread goes on (M9). */
export const care: DialogOf<'sdr'> = {
  name: 'care',
  role: 'sdr',
  besideReps: true,
  propose: ({ heard }) => {
    const [what] = heard.flatMap(({ redacted = [] }) => redacted)
    return what === undefined ? pass() : pass(say({ say: 'redacted', what }))
  },
}
