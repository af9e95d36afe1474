/** Signs at a message: the app marks with them what became of a rep's words. */
export const Reactions = ({ names }: { readonly names: readonly string[] }) =>
  names.length === 0 ? null : (
    <ul class="reactions" aria-label="Reactions">
      {names.map((name) => {
        const { sign, about } = SIGNS[name] ?? { sign: `:${name}:`, about: name }
        return (
          <li key={name} class="reaction" data-name={name} title={`:${name}:`}>
            <span aria-hidden="true">{sign}</span> <span>{about}</span>
          </li>
        )
      })}
    </ul>
  )

const SIGNS: { readonly [name: string]: { readonly sign: string; readonly about: string } } = {
  heavy_check_mark: { sign: '✓', about: 'sent' },
  white_check_mark: { sign: '✓✓', about: 'delivered' },
  warning: { sign: '!', about: 'not delivered' },
}
