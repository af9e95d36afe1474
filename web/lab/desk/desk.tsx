import { useState } from 'preact/hooks'
import type { AboutDesk } from '../api.ts'
import { RepSwitch, useRep } from './reps.tsx'
import { Window } from './window.tsx'

type Props = {
  readonly desk: AboutDesk
  /** What stands on the channel's line. */
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** Slack as the reps have it: the channel they are called to, each card's thread, forms, and whose client this is. */
export const Desk = ({ desk, draft, onDraft }: Props) => {
  const [rep, take] = useRep(desk.reps)
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section id="desk" class="device desk" aria-labelledby="desk-title">
      <div class="heading">
        <h2 id="desk-title">The reps’ desk in Slack</h2>
      </div>
      <div class="frame slack-desk">
        <div class="contact">
          <p># {desk.name}</p>
          <RepSwitch reps={desk.reps} rep={rep} onTake={take} />
        </div>
        <Window
          key={rep}
          rep={rep}
          desk={desk}
          open={open}
          onOpen={setOpen}
          draft={draft}
          onDraft={onDraft}
        />
      </div>
    </section>
  )
}
