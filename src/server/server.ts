import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Adapter } from '#contracts/adapter'
import type { Calendar } from '#contracts/calendar'
import type { Privacy } from '#privacy/index'
import { type ContinueParts, continueRoutes } from './continue.ts'
import { type DirectLine, directLine } from './directline/index.ts'
import { file } from './files.ts'
import { health } from './health.ts'
import { HUNG_UP, hungUp } from './hung-up.ts'
import { invitations } from './invitation.ts'
import { type LabParts, lab } from './lab.ts'
import { meetings } from './meetings.ts'
import { type MetricsParts, metrics } from './metrics.ts'
import { type PayParts, pay } from './pay.ts'
import { payments } from './payments.ts'
import { persons } from './persons.ts'
import { type SignalParts, signals } from './signals/index.ts'
import { type WebhookParts, webhook } from './webhooks.ts'

/** What the server mounts. `webhooks` maps a path to the adapter whose platform calls it. */
export type ServerParts = WebhookParts &
  PayParts &
  Pick<ContinueParts, 'links'> &
  Pick<SignalParts, 'takeReports'> &
  Pick<MetricsParts, 'isLocal' | 'clientOf'> & {
    readonly webhooks: { readonly [path: string]: Adapter }
    readonly webchat: Parameters<typeof directLine>[0]
    readonly lab: LabParts | null
    /** What operators and other systems show; null: they have no way in. */
    readonly consoleToken: string | null
    /** Where meetings are booked; null: nowhere. */
    readonly calendar: Calendar | null
    /** What persons may have of what is kept of them, and its end. */
    readonly privacy: Privacy
  }

/** All routes of design section 8 that are built, as one web-standard handler. */
export const server = (parts: ServerParts): { readonly routes: Hono; readonly chat: DirectLine } => {
  const routes = new Hono()
  const chat = directLine(parts.webchat)
  routes.route('/', health(parts.memory))
  routes.route('/', metrics(parts))
  for (const [path, adapter] of Object.entries(parts.webhooks)) routes.route(path, webhook(adapter, parts))
  routes.route('/v3/directline', chat.routes)
  routes.route('/pay', pay(parts))
  routes.route('/c', continueRoutes({ ...parts, chatToken: chatTokenOf(parts.webchat, chat) }))
  routes.route('/calendar', invitations(parts))
  if (parts.provider) routes.route(`/webhooks/${parts.provider.name}`, payments(parts.provider, parts))
  if (parts.consoleToken !== null) {
    routes.route('/signals', signals(parts.consoleToken, parts))
    routes.route('/persons', persons(parts.consoleToken, parts))
  }
  const { calendar } = parts
  if (calendar?.hook)
    routes.route(`/webhooks/${calendar.name}`, meetings(calendar.name, calendar.hook, parts))
  routes.route('/', file('/widget.js', 'widget.js'))
  // Browsers ask for it wherever they show a page of ours, to pay or to go on elsewhere.
  routes.route('/', file('/favicon.ico', 'icon.svg'))
  if (parts.lab) {
    routes.route('/lab', lab(parts.lab))
    for (const path of ['/', '/lab']) routes.route('/', file(path, 'lab/index.html'))
    routes.route('/', file('/lab/lab.js', 'lab.js'))
    routes.route('/', file('/lab/lab.css', 'lab/lab.css'))
    routes.route('/', file('/lab/desk.css', 'lab/desk.css'))
    routes.route('/', file('/lab/sample.png', 'lab/sample.png'))
  }
  routes.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (hungUp(error)) parts.log.info({ path: context.req.path }, HUNG_UP)
    else parts.log.error({ path: context.req.path, error: String(error) }, 'a request failed')
    return context.text('Something went wrong here; please try again.', 500)
  })
  return { routes, chat }
}

/** Where tokens are given for WEBCHAT_SECRET alone, a page of ours gets one with it. */
const chatTokenOf = (
  { secret }: ServerParts['webchat'],
  { routes }: DirectLine,
): ContinueParts['chatToken'] =>
  secret === null
    ? null
    : async () =>
        routes.request('/tokens/generate', {
          method: 'POST',
          headers: { authorization: `Bearer ${secret}` },
        })
