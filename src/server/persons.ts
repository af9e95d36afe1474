import { type Context, Hono } from 'hono'
import type { Log } from '#contracts/log'
import { addressKey } from '#core/address'
import type { PersonId } from '#core/ids'
import type { Privacy } from '#privacy/index'
import { operatorsOnly } from './operator.ts'

/** What these routes work with. */
export type PersonParts = { readonly privacy: Privacy; readonly log: Log }

/**
 * A person's data for them to have, and its end (M9): `GET /persons/:person/export`, `DELETE /persons/:person`. The token comes
 * before anything else; a person is named by id or by address, `sms:+14155550123`, percent-encoded.
 */
export const persons = (token: string, { privacy, log }: PersonParts): Hono => {
  const routes = new Hono()
  routes.onError((error, context) => {
    log.error({ error: String(error) }, 'a person could not be exported or erased')
    return context.json({ error: 'This could not be done just now. Please send the same once more.' }, 503, {
      'Retry-After': '5',
      ...PRIVATE,
    })
  })
  routes.use('/*', operatorsOnly(token, log))
  routes.get('/:person/export', (context) =>
    named(context, privacy, async (person) => context.json(await privacy.export(person), 200, PRIVATE)),
  )
  routes.delete('/:person', (context) =>
    named(context, privacy, async (person) => {
      const { at, found } = await privacy.erase(person)
      log.info({ persons: found.persons.length }, 'a person was erased')
      return context.json(
        {
          erasedAt: new Date(at).toISOString(),
          persons: found.persons,
          addresses: found.addresses.map(addressKey),
          files: found.files.length,
        },
        200,
        PRIVATE,
      )
    }),
  )
  return routes
}

const PRIVATE = { 'Cache-Control': 'no-store' } as const

const named = async (
  context: Context,
  privacy: Privacy,
  act: (person: PersonId) => Promise<Response>,
): Promise<Response> => {
  const who = await privacy.named(context.req.param('person') ?? '')
  switch (who.kind) {
    case 'person':
      return act(who.person)
    case 'erased': {
      const error = 'They were erased. Nothing is kept but that.'
      return context.json({ error, erasedAt: new Date(who.at).toISOString() }, 410, PRIVATE)
    }
    case 'nobody':
      return context.json(
        {
          error:
            'Nobody here goes by that. Write an id as the audit gives it, or an address: sms:+14155550123.',
        },
        404,
        PRIVATE,
      )
    default:
      return who satisfies never
  }
}
