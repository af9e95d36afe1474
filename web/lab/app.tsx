import { useRef, useState } from 'preact/hooks'
import type { About, PersonView } from './api.ts'
import { Desk } from './desk/desk.tsx'
import { focusComposer } from './devices/composer.tsx'
import { askFor } from './devices/faults.ts'
import { Phone, useHandset } from './devices/phone.tsx'
import { Slack } from './devices/slack.tsx'
import { Telegram } from './devices/telegram.tsx'
import { bring, Dock } from './dock.tsx'
import { Header } from './header.tsx'
import { Memory } from './memory.tsx'
import { OwnStory, Story } from './story.tsx'
import { codeIn, type Step, storyOf, TOLD_BY } from './story-lines.ts'
import { buyerSince, taleNow } from './stranger.ts'
import { taleOf } from './tales.ts'
import { letPass } from './time.ts'
import { useLab } from './use-lab.ts'
import { useNow } from './use-now.ts'
import { fillWidget, Website } from './website.tsx'

/** The lab: devices to be the buyer with, and what Throughline makes of it, as it happens. */
export const App = ({ about }: { readonly about: About }) => {
  const lab = useLab()
  const phone = useHandset()
  const [drafts, setDrafts] = useState<{ readonly [device: string]: string }>({})
  const [since] = useState(buyerSince)
  const [tale] = useState(taleNow)
  const now = useNow()
  const devices = DEVICES.filter(
    ({ id }) => id === 'website' || (id === 'desk' ? about.desk !== null : about.networks.includes(id)),
  )
  const story = useLast(
    tale === 'sale'
      ? storyOf(lab.person?.events ?? [], since, {
          number: phone.number,
          code: codeIn(phone.entries, since),
        })
      : taleOf(tale, lab.person?.events ?? [], since, { number: phone.number, now }),
  )
  const at = (device: string) => ({
    person: lab.person,
    draft: drafts[device] ?? '',
    onDraft: (text: string) => setDrafts((all) => ({ ...all, [device]: text })),
  })
  const say = ({ where, say, wire, pass }: Step): void => {
    bring(where)
    if (pass) void letPass(pass)
    if (wire) void askFor('phone', wire)
    if (say === null) return
    if (where === 'website') fillWidget(say)
    else {
      at(where).onDraft(say)
      focusComposer(where)
    }
  }
  const shows = (device: string): boolean => devices.some(({ id }) => id === device)
  return (
    <>
      <Header about={about} online={lab.online} />
      <main>
        <div class="stage">
          {about.business === TOLD_BY ? <Story steps={story} onSay={say} /> : <OwnStory />}
          <Dock devices={devices} news={isWaiting(lab.person) ? 'desk' : null} />
          <div class="devices">
            <Website about={about} />
            {shows('phone') && (
              <Phone
                business={about.business}
                numbers={{ sms: about.number, whatsapp: about.whatsapp }}
                phone={phone}
                {...at('phone')}
              />
            )}
            {about.desk && <Desk desk={about.desk} {...at('desk')} />}
            {shows('telegram') && (
              <Telegram number={phone.number} business={about.business} {...at('telegram')} />
            )}
            {shows('slack') && <Slack business={about.business} {...at('slack')} />}
          </div>
        </div>
        <Memory lab={lab} />
      </main>
    </>
  )
}

/** Whoever else is looked at meanwhile, the story stays as far as it had come. */
const useLast = (steps: readonly Step[]): readonly Step[] => {
  const last = useRef(steps)
  if (steps.some(({ done }) => done)) last.current = steps
  return last.current.some(({ done }) => done) ? last.current : steps
}

/** Whether a hand-off of theirs waits for a rep. */
const isWaiting = (person: PersonView | null): boolean => {
  const desk = person?.snapshot.desk
  return desk !== null && desk !== undefined && !desk.owner
}

const DEVICES = [
  { id: 'website', title: 'Website' },
  { id: 'phone', title: 'Phone' },
  { id: 'desk', title: 'Desk' },
  { id: 'telegram', title: 'Telegram' },
  { id: 'slack', title: 'Slack' },
] as const
