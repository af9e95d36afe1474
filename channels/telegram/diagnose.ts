import { z } from 'zod'
import { type Finding, fine, unknown, wrong } from '#contracts/finding'
import { withoutEnd } from '../shared/signature.ts'
import { type Called, type TelegramAccount, telegramCalls, usernameIn } from './api.ts'

/** The kinds of update that are read here. */
const WANTED = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

const Webhook = z.object({
  url: z.string(),
  pending_update_count: z.int().default(0),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
  allowed_updates: z.array(z.string()).default([]),
})
type Webhook = z.infer<typeof Webhook>

const Me = z.object({ can_read_all_group_messages: z.boolean().default(false) })

/** Asks Telegram how the bot is set up, and says of each thing that is wrong how to mend it (S6). Never throws. */
export const diagnoseTelegram = async (
  options: TelegramAccount & { readonly publicUrl: string },
): Promise<readonly Finding[]> => {
  const calls = telegramCalls(options)
  const me = await calls.call('getMe')
  if (me.kind !== 'answered') return [unanswered(me)]
  const webhook = Webhook.safeParse(await resultOf(calls.call('getWebhookInfo')))
  return [
    fine('TELEGRAM_BOT_TOKEN opens the bot.'),
    usernameFinding(usernameIn(me.result), options.username),
    privacyFinding(Me.safeParse(me.result).data?.can_read_all_group_messages ?? false),
    ...(webhook.success ? webhookFindings(webhook.data, options) : [SILENT]),
  ]
}

const resultOf = async (calling: Promise<Called>): Promise<unknown> => {
  const called = await calling
  return called.kind === 'answered' ? called.result : null
}

const unanswered = (called: Exclude<Called, { kind: 'answered' }>): Finding =>
  called.kind === 'refused' && (called.code === 401 || called.code === 404)
    ? wrong(
        'Telegram does not know the token.',
        'Open @BotFather, send /mybots, choose the bot, "API Token", and copy it into TELEGRAM_BOT_TOKEN.',
      )
    : unknown(
        `Telegram did not answer (${called.kind === 'refused' ? called.description : called.why}).`,
        'Check that this machine reaches https://api.telegram.org, and TELEGRAM_API_ROOT where it is set.',
      )

const SILENT = unknown('Telegram did not say where it brings updates.', 'Look again in a minute.')

const usernameFinding = (name: string | null, configured: string | null): Finding => {
  if (name === null) return wrong('The bot has no username.', 'Give it one at @BotFather.')
  if (configured === null || configured.toLowerCase() === name.toLowerCase())
    return fine(`The bot is @${name}.`)
  return wrong(
    `The token is of @${name}, and TELEGRAM_BOT_USERNAME says ${configured}.`,
    `Write TELEGRAM_BOT_USERNAME=${name}, or copy the token of @${configured}.`,
  )
}

const privacyFinding = (readsAll: boolean): Finding =>
  fine(
    readsAll
      ? 'Privacy mode is off: Telegram brings all that is said in groups, and what is not for the bot is left alone.'
      : 'Privacy mode is on: in groups Telegram brings commands, mentions and replies, which is all that is read.',
  )

const webhookFindings = (
  webhook: Webhook,
  options: TelegramAccount & { readonly publicUrl: string },
): readonly Finding[] => {
  const url = `${withoutEnd(options.publicUrl)}/webhooks/telegram`
  const mend = setWebhook(url, options.apiRoot)
  const {
    pending_update_count: pending,
    last_error_message: trouble,
    last_error_date: at,
    allowed_updates,
  } = webhook
  const missing = allowed_updates.length === 0 ? [] : WANTED.filter((kind) => !allowed_updates.includes(kind))
  return [
    ...(options.apiRoot === null && !url.startsWith('https://')
      ? [wrong(`PUBLIC_URL is ${options.publicUrl}; Telegram calls HTTPS only.`, HTTPS)]
      : []),
    webhook.url === url
      ? fine(`Telegram brings updates to ${url}.`)
      : wrong(
          `Telegram brings updates ${webhook.url === '' ? 'nowhere' : `to ${webhook.url}`}, not to ${url}.`,
          mend,
        ),
    missing.length === 0
      ? fine('Telegram brings every kind of update that is read.')
      : wrong(`Telegram brings no ${missing.join(', ')}.`, mend),
    trouble === undefined
      ? fine(`Telegram has had no trouble with the webhook; ${pending} updates wait.`)
      : wrong(
          `Telegram had trouble at ${new Date((at ?? 0) * 1_000).toISOString()}: "${trouble}"; ${pending} updates wait.`,
          /40[13]/.test(trouble)
            ? `The secret tokens differ. ${mend}`
            : 'It is over when no more updates wait. Else read the log.',
        ),
  ]
}

const HTTPS = 'Set PUBLIC_URL to an https:// address on port 443, 80, 88 or 8443.'

/** The secret stays a variable: a finding may be pasted into a chat. */
const setWebhook = (url: string, apiRoot: string | null): string =>
  [
    `curl "${withoutEnd(apiRoot ?? 'https://api.telegram.org')}/bot$TELEGRAM_BOT_TOKEN/setWebhook"`,
    `--data-urlencode "url=${url}"`,
    '--data-urlencode "secret_token=$TELEGRAM_SECRET_TOKEN"',
    `--data-urlencode 'allowed_updates=${JSON.stringify(WANTED)}'`,
  ].join(' ')
