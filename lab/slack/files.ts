import { Hono } from 'hono'
import type { Parts } from './parts.ts'

/** The bytes of a file, for a token of its workspace; anybody else is sent to a page for signing in, as by Slack. */
export const filesApi = ({ options, store }: Parts): Hono =>
  new Hono().get('/files-pri/:place/*', (c) => {
    const [, team, id] = /^([^-]+)-(.+)$/.exec(c.req.param('place')) ?? []
    const file = store.file(id ?? '')
    if (!file || file.team !== team) return c.text('Not found', 404)
    const token = options.teams.find((one) => one.id === team)?.botToken
    if (c.req.header('authorization') !== `Bearer ${token}`) return c.html('<html>Sign in</html>')
    return c.body(Buffer.from(file.content, 'base64'), 200, { 'Content-Type': file.mimetype })
  })
