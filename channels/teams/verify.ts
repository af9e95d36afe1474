import { z } from 'zod'
import type { IncomingRequest, Verified } from '#contracts/adapter'
import type { Connector } from '#contracts/connector'
import { shallowJsonIn } from '../shared/json.ts'

/** An Activity with its cards is far below it; Azure itself posts no more. */
const MOST_BYTES = 256 * 1024

/** All that is looked at before the sender is known: what the signature is about. */
const Claims = z.object({ channelId: z.string().min(1), serviceUrl: z.string().min(1) })

/**
 * Step 1 (C3): the bearer token is a JWT that Azure Bot Service signed for our app, for this channel and this address to
 * call back to (docs: "Authenticate requests from the Bot Connector service to your bot"). A post that is not called JSON
 * could come from any page in a browser, so it is not even read.
 */
export const verify =
  (connector: Connector) =>
  async ({ method, headers, body }: IncomingRequest): Promise<Verified> => {
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (method.toUpperCase() !== 'POST' || type !== 'application/json')
      return refuse(400, 'An Activity is posted as application/json.')
    if (body.length > MOST_BYTES)
      return refuse(400, `The body has ${body.length} bytes; ${MOST_BYTES} is the most that is read.`)
    const claims = Claims.safeParse(shallowJsonIn(body))
    if (!claims.success)
      return refuse(400, 'The body names no channelId and serviceUrl, so no signature can be about it.')
    return connector.verify({ headers, ...claims.data })
  }

const refuse = (status: 400, reason: string): Verified => ({ kind: 'refused', status, reason })
