import { SegmentedMessage } from 'sms-segments-calculator'
import type { Text } from './api.ts'
import { Linked } from './linked.tsx'
import { useStick } from './use-stick.ts'
import { shortTime } from './values.ts'

/** The texts of a phone, newest last. */
export const Thread = ({ texts }: { readonly texts: readonly Text[] }) => {
  const stick = useStick(texts)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div class="thread" role="log" aria-label="Text messages" tabIndex={0} {...stick}>
      {texts.length === 0 && (
        <p class="empty">No texts yet. Write one, or ask on the website to go on by text.</p>
      )}
      {texts.map((text) => (
        <Bubble key={text.sid} text={text} />
      ))}
    </div>
  )
}

const Bubble = ({ text }: { readonly text: Text }) => (
  <div class={text.mine ? 'text mine' : 'text'}>
    <p class="words">
      <span class="unseen">{text.mine ? 'You: ' : 'Business: '}</span>
      <Linked text={text.text} />
      {text.media.map(({ url, contentType }) => (
        <Linked key={url} text={`${contentType} ${url}`} />
      ))}
    </p>
    <p class="ticks">
      {shortTime(text.at)} · {segments(text.text)} · {STATES[text.status] ?? text.status}
      {text.errorCode !== null && ` (error ${text.errorCode})`}
    </p>
  </div>
)

/** What the carrier charges by: 160 characters, or 70 once one lies outside the GSM alphabet. */
const segments = (text: string): string => {
  const { segmentsCount } = new SegmentedMessage(text)
  return segmentsCount === 1 ? '1 segment' : `${segmentsCount} segments`
}

const STATES: { readonly [status: string]: string } = { received: 'sent', undelivered: 'not delivered' }
