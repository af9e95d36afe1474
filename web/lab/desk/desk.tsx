import { useState } from 'preact/hooks'
import type { AboutDesk } from '../api.ts'
import { Composer } from '../devices/composer.tsx'
import { sampleUpload } from '../devices/sample.ts'
import { Ask } from './ask.tsx'
import { Channel } from './channel.tsx'
import { Form } from './form.tsx'
import type { Confirm, Entry, Pressable } from './kit.ts'
import { ReplyBox } from './reply-box.tsx'
import { RepSwitch, useRep } from './reps.tsx'
import { ThreadPane } from './thread-pane.tsx'
import { type DeskClient, useDesk } from './use-desk.ts'

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
          open={open}
          onOpen={setOpen}
          desk={desk}
          draft={draft}
          onDraft={onDraft}
        />
      </div>
    </section>
  )
}

type WindowProps = Props & {
  readonly rep: string
  /** The card whose thread is open. */
  readonly open: string | null
  readonly onOpen: (thread: string | null) => void
}

/** One rep's window. */
const Window = ({ rep, open, onOpen, desk, draft, onDraft }: WindowProps) => {
  const client = useDesk(rep, desk.id)
  const [reply, setReply] = useState('')
  const [asked, setAsked] = useState<{ readonly confirm: Confirm; readonly go: () => void } | null>(null)
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const entries = client.entries.filter(({ id }) => !dismissed.includes(id))
  const root = entries.find(({ id }) => id === open)
  const doing = {
    onTap: (entry: Entry, n: number, { confirm }: Pressable): void => {
      const go = (): void => {
        // What comes of a card's buttons comes into its thread.
        if (!entry.onlyForMe) onOpen(entry.thread ?? entry.id)
        void client.click(entry.id, n)
      }
      if (confirm) setAsked({ confirm, go })
      else go()
    },
    onDismiss: ({ id }: Entry): void => setDismissed([...dismissed, id]),
  }
  const { form } = client
  const isBusy = form !== null || asked !== null
  return (
    <div class="window" data-thread={root ? 'open' : 'none'}>
      <section class="pane channel-pane" aria-label={`Channel ${desk.name}`} inert={isBusy}>
        <Channel name={desk.name} entries={entries} open={open} onOpen={onOpen} {...doing} />
        {client.problem !== null && (
          <p class="problem" role="alert">
            {client.problem}
          </p>
        )}
        <Composer
          id="desk"
          name="Message, or /throughline 0123"
          draft={draft}
          onDraft={onDraft}
          onSend={(text) => spoken(client, text)}
          onPhoto={async () => void client.say('', null, [await sampleUpload()])}
        />
      </section>
      {root && (
        <div class="beside" inert={isBusy}>
          <ThreadPane
            key={root.id}
            root={root}
            replies={entries.filter(({ thread }) => thread === root.id)}
            channel={desk.name}
            onClose={() => onOpen(null)}
            {...doing}
          >
            <ReplyBox
              draft={reply}
              onDraft={setReply}
              onSend={(text, files) => client.say(text, root.id, files)}
            />
          </ThreadPane>
        </div>
      )}
      {form && (
        <Form
          key={form.id}
          form={form}
          onSubmit={(values) => client.submit(form.id, values)}
          onClose={() => void client.putAway(form.id)}
        />
      )}
      {asked && (
        <Ask
          confirm={asked.confirm}
          onAnswer={(isYes) => {
            setAsked(null)
            if (isYes) asked.go()
          }}
        />
      )}
    </div>
  )
}

/** A line that begins with a slash is a command; Slack takes the rest as its text. */
const spoken = ({ say, command }: DeskClient, text: string): Promise<boolean> => {
  const [, name, rest] = /^(\/\w+)\s*(.*)$/s.exec(text) ?? []
  return name === undefined ? say(text, null) : command(name, rest ?? '')
}
