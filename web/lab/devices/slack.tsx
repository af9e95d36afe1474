import type { PersonView } from '../api.ts'
import { shortTime } from '../values.ts'
import { Blocks } from './blocks.tsx'
import { Composer } from './composer.tsx'
import { Device } from './device.tsx'
import { Mrkdwn } from './mrkdwn.tsx'
import { deviceUrl, type Slack as Entry } from './networks.ts'
import { Own } from './own.tsx'
import { sampleUpload } from './sample.ts'
import { type Bubble, Thread } from './thread.tsx'
import { useInbox } from './use-inbox.ts'
import { SLACK_USERS, useUser } from './use-user.ts'

type Props = {
  readonly business: string
  readonly person: PersonView | null
  readonly draft: string
  readonly onDraft: (text: string) => void
}

/** The Slack app: a direct message with the business's app. */
export const Slack = ({ business, person, draft, onDraft }: Props) => {
  const { user, take } = useUser(SLACK_USERS)
  const inbox = useInbox<Entry>(deviceUrl('slack', user))
  return (
    <Device
      network="slack"
      title="Slack"
      person={person}
      look="slack-app"
      problem={inbox.problem}
      top={
        <>
          <p>
            {business} <small class="app">app</small>
          </p>
          <Own key={user} label="member" users={SLACK_USERS} user={user} onTake={take} />
        </>
      }
      composer={
        <Composer
          id="slack"
          name={`Message ${business}`}
          draft={draft}
          onDraft={onDraft}
          onSend={(text) => inbox.post('messages', { text })}
          onPhoto={async () => void inbox.post('messages', { files: [await sampleUpload()] })}
        />
      }
    >
      <Thread
        name="Slack messages"
        them={business}
        bubbles={inbox.entries.map(bubbleOf)}
        typing={inbox.typing}
        empty="Nothing here yet. Write to the app as to a colleague."
        onTap={({ id }, n) => void inbox.post('clicks', { message: id, button: n + 1 })}
      />
    </Device>
  )
}

const bubbleOf = ({ id, mine, text, blocks, files, buttons, edited, at }: Entry): Bubble => ({
  id,
  mine,
  words: blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn text={text} />,
  files,
  buttons,
  foot: `${shortTime(at)}${edited ? ' (edited)' : ''}`,
})
