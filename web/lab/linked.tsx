/** Text in which web addresses can be followed, and nothing else is anything but text. */
export const Linked = ({ text }: { readonly text: string }) => (
  <>
    {text.split(URLS).map((part, n) =>
      n % 2 === 0 || !isWebAddress(part) ? (
        part
      ) : (
        <a key={n} href={part} target="_blank" rel="noopener noreferrer">
          {part}
        </a>
      ),
    )}
  </>
)

/** Up to white space, without the full stop or bracket that ends the sentence around it. */
const URLS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/

const isWebAddress = (text: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
