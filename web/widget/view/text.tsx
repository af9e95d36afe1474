import { splitLinks } from '../links.ts'
import { WORDS } from '../words.ts'

/** Text with its web addresses as links. */
export const Words = ({ text }: { readonly text: string }) => (
  <>
    {splitLinks(text).map((part, index) =>
      part.kind === 'words' ? (
        part.text
      ) : (
        <a key={index} href={part.url} target="_blank" rel="noopener noreferrer">
          {part.text}
          <span class="unseen"> {WORDS.newTab}</span>
        </a>
      ),
    )}
  </>
)
