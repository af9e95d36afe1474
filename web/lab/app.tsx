import { useState } from 'preact/hooks'
import type { About } from './api.ts'
import { Header } from './header.tsx'
import { Memory } from './memory.tsx'
import { focusPhone, Phone } from './phone.tsx'
import { Story } from './story.tsx'
import { codeIn, type Step, storyOf } from './story-lines.ts'
import { buyerSince } from './stranger.ts'
import { useLab } from './use-lab.ts'
import { usePhone } from './use-phone.ts'
import { fillWidget, Website } from './website.tsx'

/** The lab: a website and a phone to be the buyer with, and what Throughline makes of it, as it happens. */
export const App = ({ about }: { readonly about: About }) => {
  const lab = useLab()
  const phone = usePhone()
  const [draft, setDraft] = useState('')
  const [since] = useState(buyerSince)
  const story = storyOf(lab.person?.events ?? [], since, {
    number: phone.number,
    code: codeIn(phone.texts, since),
  })
  const say = ({ where, say }: Step): void => {
    if (say === null) return
    if (where === 'website') {
      fillWidget(say)
    } else {
      setDraft(say)
      focusPhone()
    }
  }
  return (
    <>
      <Header about={about} online={lab.online} />
      <main>
        <div class="stage">
          <Story steps={story} onSay={say} />
          <Website about={about} />
          <Phone business={about.number} phone={phone} draft={draft} onDraft={setDraft} />
        </div>
        <Memory lab={lab} />
      </main>
    </>
  )
}
