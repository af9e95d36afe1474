import { diagnoseTeams } from '#botframework/diagnose'
import { diagnoseSlack } from '#channels/slack/diagnose'
import { diagnoseTwilio } from '#channels/sms/diagnose'
import { diagnoseTelegram } from '#channels/telegram/diagnose'
import { diagnoseStripe } from '#checkout/stripe-diagnose'
import type { Config } from '#config/environment'
import type { Clock } from '#contracts/clock'
import { type Finding, fine, unknown } from '#contracts/finding'
import { diagnoseCrm } from '#crm/diagnose'
import type { Examined } from './examined.ts'

/**
 * Each channel that has an account asks its platform: do the credentials work, does the platform call us, may we do what we
 * need? What the lab emulates needs no account, and a channel that a business brought along is the business's to ask.
 */
export const examineChannels = async (config: Config, clock: Clock): Promise<readonly Examined[]> => {
  const { webchat, twilio, telegram, slack, microsoft } = config
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
  const asked: readonly (readonly [
    part: string,
    findings: Promise<readonly Finding[]> | null,
    lab: string,
  ])[] = [
    ['texts and WhatsApp (Twilio)', twilio && diagnoseTwilio({ ...twilio, clock }, publicUrl), EMULATED],
    ['Telegram', telegram && diagnoseTelegram({ ...telegram, publicUrl }), EMULATED],
    ['Slack', slack && diagnoseSlack(slack, publicUrl), EMULATED],
    ['payment (Stripe)', config.stripe && diagnoseStripe(config.stripe, publicUrl), BUILT_IN],
    ['CRM', config.crm && diagnoseCrm({ ...config.crm, source: publicUrl, clock }), EMULATED],
    ['Teams', microsoft && diagnoseTeams({ app: microsoft, clock }, publicUrl), LOCAL],
  ]
  const examined = await Promise.all(
    asked.map(async ([part, findings, lab]) => ({
      part,
      findings: (await findings) ?? [fine(config.lab || lab === BUILT_IN ? lab : 'Not set up.')],
    })),
  )
  return [
    { part: 'website chat', findings: chat(webchat, config.publicUrl?.startsWith('https:') ?? false) },
    ...examined,
  ]
}

const BUILT_IN = 'No account is set up; the built-in page takes test payments and moves no money.'
const EMULATED = 'No account is set up; the lab emulates it.'
const LOCAL = 'No app is set up; a Bot Framework Emulator on this machine may come in without one.'

const LOGINS = [
  'Who is logged in on the site is not believed: WEBCHAT_IDENTITY_SECRET is not set.',
  'Who is logged in on the site is believed where it is signed with WEBCHAT_IDENTITY_SECRET.',
  'Who is logged in on the site is believed with either secret of WEBCHAT_IDENTITY_SECRET. Leave the former out once nothing is signed with it.',
] as const

const chat = (
  { origins, secret, identity, proxies }: Config['webchat'],
  isBehindProxy: boolean,
): readonly Finding[] => [
  secret === null
    ? fine(
        `Visitors of ${origins.length === 0 ? "the server's own pages" : origins.join(', ')} get a token by themselves.`,
      )
    : fine('Only the holder of WEBCHAT_SECRET gives out tokens.'),
  ...(isBehindProxy && proxies === 0
    ? [
        unknown(
          'PUBLIC_URL is https, and this server speaks plain http: something stands before it, and hides which network a chat is in.',
          'Write into PROXY_HOPS how many proxies of yours that is, usually 1, so that codes are limited by network as well.',
        ),
      ]
    : []),
  fine(LOGINS[Math.min(identity.length, 2)] ?? ''),
  ...(origins.includes('*')
    ? [
        unknown(
          'Any website may carry the chat (*).',
          'Name the sites in WEBCHAT_ORIGINS unless that is meant.',
        ),
      ]
    : []),
]
