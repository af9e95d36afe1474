import { useEffect, useState } from 'preact/hooks'
import { SegmentedMessage } from 'sms-segments-calculator'
import type { PersonView } from '../api.ts'
import { Linked } from '../linked.tsx'
import { labNow } from '../time.ts'
import { dialled, shortTime } from '../values.ts'
import { Composer } from './composer.tsx'
import { Device } from './device.tsx'
import { deviceUrl, type Text, type Via } from './networks.ts'
import { Own } from './own.tsx'
import { sampleBytes } from './sample.ts'
import { type Bubble, Thread } from './thread.tsx'
import { type Inbox, useInbox } from './use-inbox.ts'
import { PHONES, useUser } from './use-user.ts'

/** A phone of the emulated network, as whoever holds it sees it. */
export type Handset = Inbox<Text> & { readonly number: string; readonly take: (number: string) => void }

/** Follows one phone; which one is remembered. */
export const useHandset = (): Handset => {
  const { user, take } = useUser(PHONES)
  return { ...useInbox<Text>(deviceUrl('phone', user)), number: user, take }
}

type Props = {
  readonly business: string
  /** The number the business texts from, and its number on WhatsApp, if it has one. */
  readonly numbers: { readonly sms: string; readonly whatsapp: string | null }
  readonly phone: Handset
  readonly person: PersonView | null
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** A handset with its two threads, texts and WhatsApp: one number, two ways to it. */
export const Phone = ({ business, numbers, phone, person, draft, onDraft }: Props) => {
  const [via, setVia] = useState<Via>('sms')
  useReading(phone, via)
  return (
    <Device
      network="phone"
      title="The phone"
      person={person}
      look={`handset ${via}`}
      problem={phone.problem}
      top={
        <>
          <p title={dialled(numbers[via] ?? numbers.sms)}>{business}</p>
          <Own key={phone.number} label="this phone" users={PHONES} user={phone.number} onTake={phone.take} />
          {numbers.whatsapp !== null && <Ways via={via} texts={phone.entries} onPick={setVia} />}
        </>
      }
      composer={
        <Composer
          id="phone"
          name={WAYS[via].one}
          draft={draft}
          onDraft={onDraft}
          onSend={(text) => phone.post('messages', { text, via })}
          onPhoto={async () => void phone.post('messages', { via, media: [await sampleBytes()] })}
        />
      }
    >
      <Thread
        key={via}
        name={WAYS[via].all}
        them={business}
        bubbles={phone.entries.filter(isBy(via)).map(bubbleOf)}
        typing={phone.typing && via === 'whatsapp'}
        empty={WAYS[via].empty.replace('{number}', dialled(numbers[via] ?? numbers.sms))}
        onTap={({ id }, n) => void phone.post('taps', { message: id, button: n + 1 })}
      />
    </Device>
  )
}

/** Who looks at the WhatsApp thread has read it, and WhatsApp tells the business so. */
const useReading = (phone: Handset, via: Via): void => {
  const unread = phone.entries.some((text) => isBy('whatsapp')(text) && text.status === 'delivered')
  useEffect(() => {
    if (via === 'whatsapp' && unread) void phone.post('reads', {})
  }, [via, unread])
}

const WAYS: { readonly [V in Via]: { readonly [word in 'tab' | 'one' | 'all' | 'empty']: string } } = {
  sms: {
    tab: 'Texts',
    one: 'Text message',
    all: 'Text messages',
    empty: 'No texts yet. Write one to {number}, or ask on the website to go on by text.',
  },
  whatsapp: {
    tab: 'WhatsApp',
    one: 'Message',
    all: 'WhatsApp messages',
    empty: 'Nothing on WhatsApp yet. Write to {number}: it is the same phone.',
  },
}

/** The two threads, with how many have come to the other one since it was last looked at. */
const Ways = ({
  via,
  texts,
  onPick,
}: {
  readonly via: Via
  readonly texts: readonly Text[]
  readonly onPick: (via: Via) => void
}) => {
  const other = via === 'sms' ? 'whatsapp' : 'sms'
  const [looked, setLooked] = useState<number>(labNow)
  const unseen = texts.filter(isBy(other)).filter(({ mine, at }) => !mine && at > looked).length
  const pick = (next: Via): void => {
    setLooked(labNow())
    onPick(next)
  }
  return (
    <nav class="ways" aria-label="Threads">
      {(['sms', 'whatsapp'] as const).map((way) => (
        <button
          key={way}
          type="button"
          class="way-to"
          aria-pressed={way === via}
          onClick={() => way !== via && pick(way)}
        >
          {WAYS[way].tab}
          {way === other && unseen > 0 && <small class="unread">{unseen} new</small>}
        </button>
      ))}
    </nav>
  )
}

const isBy =
  (way: Via) =>
  ({ via = 'sms' }: Text): boolean =>
    via === way

const bubbleOf = (text: Text): Bubble => ({
  id: text.sid,
  mine: text.mine,
  words: <Linked text={text.text} />,
  files: text.media,
  buttons: (text.buttons ?? []).map(({ title }) => ({ text: title, kind: 'choice' })),
  foot: [shortTime(text.at), ...(isBy('sms')(text) ? [segments(text.text)] : []), statusOf(text)].join(' · '),
})

const statusOf = ({ status, errorCode }: Text): string =>
  `${STATES[status] ?? status}${errorCode === null ? '' : ` (error ${errorCode})`}`

/** What the carrier charges by: 160 characters, or 70 once one lies outside the GSM alphabet. */
const segments = (text: string): string => {
  const { segmentsCount } = new SegmentedMessage(text)
  return segmentsCount === 1 ? '1 segment' : `${segmentsCount} segments`
}

const STATES: { readonly [status: string]: string } = { received: 'sent', undelivered: 'not delivered' }
