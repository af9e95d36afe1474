import { z } from 'zod'
import type { Parsed } from '#contracts/adapter'
import type { DeskEars } from '#contracts/desk'
import type { Rep } from '#core/desk'
import type { SlackApp } from './app.ts'
import { Envelope, filesIn, SaidEvent, Tap } from './payload.ts'
import { addressOf } from './place.ts'
import { attachmentOf, WRITTEN } from './said.ts'
import { emojiIn, plainOf } from './text.ts'

/** Buttons, forms and the command of the desk begin with this. */
const OURS = /^desk:/

/**
 * What reps say, tap, fill in and ask for. Only what comes from the desk's own channel counts, for the app may be in front of
 * buyers in the same workspace; and only who is of the business's own workspace, for a channel can be shared with others (docs:
 * "Slack Connect"). A form can be opened by nobody who did not tap there.
 */
export const listenForReps = (app: SlackApp, channel: string, ears: DeskEars): void => {
  const nameOf = namesOf(app)
  const isOurs = oursOf(app)
  app.listen((bolt, hearingOf) => {
    const done = (body: object): void => hearingOf(body)?.say(DONE)

    bolt.event('message', async ({ body }) => {
      const hearing = hearingOf(body)
      const said = saidAt(channel, body)
      if (!said || !hearing) return
      if (!(await isOurs(said.user_team ?? said.team))) return hearing.say(STRANGER)
      const team = hearing.workspace?.team ?? hearing.teams[0] ?? ''
      await ears.said({
        rep: await nameOf(said.user),
        message: said.ts,
        thread: said.thread_ts && said.thread_ts !== said.ts ? said.thread_ts : null,
        place: addressOf({ team, channel, thread: said.ts }),
        text: plainOf(said.text ?? '', null, emojiIn(said.blocks)),
        attachments: filesIn(said.files ?? []).map((file) => attachmentOf(file, team)),
      })
      done(body)
    })
    bolt.action(OURS, async ({ body, ack }) => {
      await ack()
      const tap = DeskTap.safeParse(body)
      const action = tap.data?.actions[0]
      if (!tap.success || !action || tap.data.channel?.id !== channel) return
      if (!(await isOurs(tap.data.user.team_id))) return hearingOf(body)?.say(STRANGER)
      await ears.tapped({
        rep: await nameOf(tap.data.user.id),
        button: action.action_id.replace(OURS, ''),
        value: action.value ?? '',
        trigger: tap.data.trigger_id,
        name: [tap.data.user.id, action.action_ts, action.action_id].join(':'),
      })
      done(body)
    })
    bolt.view(OURS, async ({ body, ack }) => {
      const form = Form.safeParse(body)
      if (!form.success) return
      const { view, user } = form.data
      if (!(await isOurs(user.team_id))) return hearingOf(body)?.say(STRANGER)
      const wrong = await ears.filled({
        rep: await nameOf(user.id),
        form: view.callback_id.replace(OURS, ''),
        about: view.private_metadata,
        fields: fieldsOf(view.state.values),
        name: view.id,
      })
      if (wrong === null) done(body)
      else await ack({ response_action: 'errors', errors: wrong })
    })
    bolt.command('/throughline', async ({ body, ack }) => {
      if (body.channel_id !== channel || !(await isOurs(body.team_id))) return ack(ELSEWHERE)
      const { text, blocks } = await ears.commanded({
        rep: await nameOf(body.user_id),
        text: body.text ?? '',
      })
      hearingOf(body)?.say({
        kind: 'answer',
        contentType: 'application/json',
        body: JSON.stringify({ response_type: 'ephemeral', text, blocks }),
      })
    })
  })
}

const STRANGER: Parsed = {
  kind: 'unsupported',
  reason: "Somebody of another workspace did it at the reps' desk; nobody there is a rep.",
}
const DONE: Parsed = { kind: 'answer', contentType: 'text/plain', body: '' }
const ELSEWHERE = "This command works in the channel of the reps' desk alone."

/** What a person has written in the desk's channel; null for anything else. */
const saidAt = (channel: string, body: unknown) => {
  const event = SaidEvent.safeParse(Envelope.safeParse(body).data?.event)
  if (!event.success || event.data.channel !== channel) return null
  const { subtype, bot_id, user } = event.data
  if (bot_id || !user || (subtype && !WRITTEN.has(subtype))) return null
  return { ...event.data, user }
}

const DeskTap = Tap.extend({ trigger_id: z.string() })

const Form = z.object({
  user: z.object({ id: z.string().regex(/^[UW][A-Z0-9]+$/), team_id: z.string().nullish() }),
  view: z.object({
    id: z.string().min(1),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.string().nullish() }))),
    }),
  }),
})

/** Each field is the one element of a block of the same name. */
const fieldsOf = (values: z.infer<typeof Form>['view']['state']['values']) =>
  Object.fromEntries(
    Object.entries(values).map(([field, elements]) => [field, Object.values(elements)[0]?.value ?? '']),
  )

/** Whether a team is the business's own; throws while Slack cannot say which that is, so that nothing is taken or lost. */
const oursOf =
  ({ workspaces }: SlackApp) =>
  async (team: string | null | undefined): Promise<boolean> => {
    const home = await workspaces.home()
    if (home.kind === 'unasked') throw new Error('Slack cannot say just now whose workspace this is.')
    return home.kind === 'workspace' && (team ?? home.workspace.team) === home.workspace.team
  }

const Profile = z.object({
  user: z.looseObject({
    real_name: z.string().min(1).optional(),
    profile: z.looseObject({ display_name: z.string().optional() }).optional(),
  }),
})

/** What people are called, asked once for each; where Slack cannot say, the id must do. */
const namesOf = ({ workspaces }: SlackApp) => {
  const known = new Map<string, string>()
  return async (id: string): Promise<Rep> => {
    const name = known.get(id)
    if (name !== undefined) return { id, name }
    const found = await workspaces.home()
    if (found.kind !== 'workspace') return { id, name: id }
    const asked = await found.workspace.client.users.info({ user: id }).catch(() => null)
    const { user } = Profile.safeParse(asked).data ?? {}
    if (!user) return { id, name: id }
    const fresh = user.profile?.display_name || user.real_name || id
    known.set(id, fresh)
    return { id, name: fresh }
  }
}
