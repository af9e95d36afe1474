type Props = { readonly name: string; readonly app?: boolean }

/** Who wrote it, as a square: the app's sign, or the first letter of a name in a colour of its own. */
export const Avatar = ({ name, app = false }: Props) => (
  <span class="avatar" data-hue={app ? 'app' : hueOf(name)} aria-hidden="true">
    {app ? <Sign /> : name.slice(0, 1).toUpperCase()}
  </span>
)

const HUES = 4

/** Another person mostly has another colour, and the same one always the same. */
const hueOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES

const Sign = () => (
  <svg viewBox="0 0 16 16" width="20" height="20" fill="none" stroke="currentColor" aria-hidden="true">
    <path d="M2 11C7 11 6 5 14 5" stroke-width="2.2" stroke-linecap="round" />
  </svg>
)
