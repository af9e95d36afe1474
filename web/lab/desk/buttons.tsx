import type { Pressable } from './kit.ts'

type Props = {
  readonly elements: readonly Pressable[]
  /** A button is tapped, the n-th of them, from 0. */
  readonly onTap: (n: number, button: Pressable) => void
}

/** A row of buttons as Slack draws it: the first choice in green, the dangerous in red. */
export const Buttons = ({ elements, onTap }: Props) => (
  <div class="kit-actions">
    {elements.map((element, at) =>
      isButton(element) ? (
        <Button
          key={at}
          button={element}
          onTap={() => onTap(buttonsIn(elements.slice(0, at)).length, element)}
        />
      ) : (
        <Other key={at} element={element} />
      ),
    )}
  </div>
)

/** Of a row, the buttons: the emulated Slack counts those alone. */
export const buttonsIn = (elements: readonly Pressable[]): readonly Pressable[] => elements.filter(isButton)

const isButton = ({ type, text }: Pressable): boolean => type === 'button' && text !== undefined

/** One button; one that opens an address is a link, and Slack tells the app all the same. */
const Button = ({ button, onTap }: { readonly button: Pressable; readonly onTap: () => void }) => {
  const { text, style = 'plain', url, accessibility_label: label } = button
  return url !== undefined && /^https?:\/\//.test(url) ? (
    <a class={`kit-button ${style}`} href={url} target="_blank" rel="noopener noreferrer" onClick={onTap}>
      {text?.text}
    </a>
  ) : (
    <button type="button" class={`kit-button ${style}`} aria-label={label} onClick={onTap}>
      {text?.text}
    </button>
  )
}

/** What this Slack cannot draw says at least what it would be. */
const Other = ({ element: { type, text, placeholder } }: { readonly element: Pressable }) => (
  <span class="kit-other" title={type}>
    {placeholder?.text ?? text?.text ?? type}
  </span>
)
