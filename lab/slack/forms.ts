import { Hono } from 'hono'
import { z } from 'zod'
import { jsonOf } from '#core/json'
import type { LabTeam } from './options.ts'
import type { Parts } from './parts.ts'
import { submissionOf } from './views.ts'

const Filled = z.object({ values: z.record(z.string(), z.string()).default({}) })

const Faults = z.object({
  response_action: z.literal('errors'),
  errors: z.record(z.string(), z.string()),
})

/** The forms that somebody has before them, to look at, send and put away. */
export const formsApi = ({ options, views, webhooks }: Parts): Hono => {
  const viewOf = (user: string, id: string) =>
    options.teams.flatMap((team) =>
      views
        .of(team.id, user)
        .filter((view) => view.id === id)
        .map((view) => ({ team, view })),
    )[0]
  const allOf = (user: string) => options.teams.flatMap(({ id }: LabTeam) => views.of(id, user))
  return new Hono()
    .get('/clients/:user/views', (c) => c.json({ views: allOf(c.req.param('user')) }))
    .post('/clients/:user/views/:view', async (c) => {
      const found = viewOf(c.req.param('user'), c.req.param('view'))
      if (!found) return c.text('There is no such form.', 404)
      const filled = Filled.safeParse(await c.req.json().catch(() => null))
      if (!filled.success)
        return c.text(`Send { "values": { "block": "…" } }. ${z.prettifyError(filled.error)}`, 400)
      const said = await webhooks.submission(submissionOf(found.team, found.view, filled.data.values))
      const faults = Faults.safeParse(jsonOf(said ?? ''))
      if (faults.success) views.fault(found.view.id, faults.data.errors)
      else if (said !== null) views.close(found.view.id)
      return c.json({ errors: faults.data?.errors ?? {}, taken: said !== null && !faults.success }, 201)
    })
    .delete('/clients/:user/views/:view', (c) => {
      const found = viewOf(c.req.param('user'), c.req.param('view'))
      if (found) views.close(found.view.id)
      return c.body(null, 204)
    })
}
