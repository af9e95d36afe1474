import { useState } from 'preact/hooks'
import type { AboutDesk } from '../api.ts'
import { Composer } from '../devices/composer.tsx'
import { sampleUpload } from '../devices/sample.ts'
import { Ask } from './ask.tsx'
import { Channel } from './channel.tsx'
import { Form } from './form.tsx'
import type { Confirm, Entry } from './kit.ts'
import type { Doing } from './message.tsx'
import { ReplyBox } from './reply-box.tsx'
import { ThreadPane } from './thread-pane.tsx'
import { type DeskClient, useDesk } from './use-desk.ts'

type Props = {
  readonly rep: string
  readonly desk: AboutDesk
  /** The card whose thread is open. */
  readonly open: string | null
  readonly onOpen: (thread: string | null) => void
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** One rep's window: the channel, a thread beside it, and over both what has to be answered first. */
export const Window = ({ rep, desk, open, onOpen, draft, onDraft }: Props) => {
  const client = useDesk(rep, desk.id)
  const { entries, asked, answer, doing } = useDoing(client, onOpen)
  const root = entries.find(({ id }) => id === open)
  const isBusy = client.form !== null || asked !== null
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
            <ReplyBox onSend={(text, files) => client.say(text, root.id, files)} />
          </ThreadPane>
        </div>
      )}
      {asked ? <Ask confirm={asked.confirm} onAnswer={answer} /> : <FormOf client={client} />}
    </div>
  )
}

/** What a tap leads to: a question first where the button has one, then the tap itself. What is dismissed is out of sight. */
const useDoing = (client: DeskClient, onOpen: Props['onOpen']) => {
  const [asked, setAsked] = useState<{ readonly confirm: Confirm; readonly go: () => void } | null>(null)
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  const tap = (entry: Entry, n: number): void => {
    // What comes of a card's buttons comes into its thread.
    if (!entry.onlyForMe) onOpen(entry.thread ?? entry.id)
    void client.click(entry.id, n)
  }
  const doing: Doing = {
    onTap: (entry, n, { confirm }) =>
      confirm ? setAsked({ confirm, go: () => tap(entry, n) }) : tap(entry, n),
    onDismiss: ({ id }) => setDismissed([...dismissed, id]),
  }
  const answer = (isYes: boolean): void => {
    setAsked(null)
    if (isYes) asked?.go()
  }
  return { entries: client.entries.filter(({ id }) => !dismissed.includes(id)), asked, answer, doing }
}

const FormOf = ({ client: { form, submit, putAway } }: { readonly client: DeskClient }) =>
  form && (
    <Form
      key={form.id}
      form={form}
      onSubmit={(values) => submit(form.id, values)}
      onClose={() => void putAway(form.id)}
    />
  )

/** A line that begins with a slash is a command; Slack takes the rest as its text. */
const spoken = ({ say, command }: DeskClient, text: string): Promise<boolean> => {
  const [, name, rest] = /^(\/\w+)\s*(.*)$/s.exec(text) ?? []
  return name === undefined ? say(text, null) : command(name, rest ?? '')
}
