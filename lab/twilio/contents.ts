import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '#contracts/clock'
import type { Faults } from './faults.ts'
import { login, notFound, refuse } from './login.ts'
import type { TwilioEmulatorOptions } from './options.ts'
import { type Store, sidOf } from './store.ts'
import { type Content, Types } from './template.ts'

const Wanted = z.object({
  friendly_name: z.string().default(''),
  language: z.string().min(2),
  variables: z.record(z.string().max(16), z.string()).default({}),
  types: Types,
})

/** The Content API, version 1: create, list, fetch, delete. Whatever else is asked of it is not there. */
export const contentApi = (parts: {
  readonly options: TwilioEmulatorOptions
  readonly store: Store
  readonly faults: Faults
  readonly clock: Clock
}): Hono => {
  const { options, store, clock } = parts
  const find = (sid: string): Content | undefined => store.contents().find((content) => content.sid === sid)
  return new Hono()
    .use('/v1/Content', login(options, clock))
    .use('/v1/Content/*', login(options, clock))
    .use('/v1/Content', async (c, next) => {
      const fault = parts.faults.nextContent()
      if (fault === undefined) return next()
      return refuse(c, { status: fault.status === 403 ? 403 : 500, code: fault.code, message: 'Refused.' })
    })
    .post('/v1/Content', async (c) => {
      const wanted = Wanted.safeParse(await c.req.json().catch(() => null))
      if (!wanted.success)
        return refuse(c, { status: 400, code: 20001, message: z.prettifyError(wanted.error) })
      if (Object.keys(wanted.data.variables).length > 100)
        return refuse(c, { status: 400, code: 92002, message: 'The max amount of variables allowed is 100' })
      const { friendly_name: friendlyName, ...rest } = wanted.data
      const content: Content = {
        ...rest,
        friendlyName,
        sid: sidOf('HX', randomBytes(16)),
        approved: false,
        createdAt: clock.now(),
      }
      store.keepContent(content)
      return c.json(asResource(content, options.accountSid), 201)
    })
    .get('/v1/Content', (c) => {
      const url = new URL(c.req.url)
      return c.json(asPage(url, store.contents(), options.accountSid))
    })
    .get('/v1/Content/:sid', (c) => {
      const content = find(c.req.param('sid'))
      return content === undefined ? refuse(c, notFound(c)) : c.json(asResource(content, options.accountSid))
    })
    .delete('/v1/Content/:sid', (c) =>
      store.deleteContent(c.req.param('sid')) ? c.body(null, 204) : refuse(c, notFound(c)),
    )
}

const asResource = (content: Content, accountSid: string) => ({
  sid: content.sid,
  account_sid: accountSid,
  friendly_name: content.friendlyName,
  language: content.language,
  variables: content.variables,
  types: content.types,
  date_created: new Date(content.createdAt).toISOString(),
  date_updated: new Date(content.createdAt).toISOString(),
  url: `https://content.twilio.com/v1/Content/${content.sid}`,
  links: {},
})

const asPage = (url: URL, all: readonly Content[], accountSid: string) => {
  const size = Math.min(1000, Math.max(1, Number(url.searchParams.get('PageSize') ?? 50) || 50))
  const page = Math.max(0, Number(url.searchParams.get('Page') ?? 0) || 0)
  const pageUrl = (n: number): string => `${url.origin}${url.pathname}?PageSize=${size}&Page=${n}`
  return {
    contents: all.slice(page * size, (page + 1) * size).map((content) => asResource(content, accountSid)),
    meta: {
      key: 'contents',
      page,
      page_size: size,
      first_page_url: pageUrl(0),
      previous_page_url: page === 0 ? null : pageUrl(page - 1),
      next_page_url: all.length > (page + 1) * size ? pageUrl(page + 1) : null,
      url: pageUrl(page),
    },
  }
}
