import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { openModelServer } from '../../support/model-server.ts'

const SCRIPT = fileURLToPath(new URL('../../support/first-call.js', import.meta.url))

const Costs = z.object({ ready: z.number(), asked: z.number() })

test('what it takes to ask is loaded before anybody waits: the first questions cost the processor less than half of what loading did', async () => {
  const server = await openModelServer({ does: 'refuse' })
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, server.url])
    const { ready, asked } = Costs.parse(JSON.parse(stdout))
    expect(server.asked).toHaveLength(2)
    expect(asked).toBeLessThan(ready / 2)
  } finally {
    await server.close()
  }
}, 60_000)
