import { z } from 'zod'
import type { Verified } from '#contracts/adapter'
import type { Clock } from '#contracts/clock'
import type { Claimed, Connector, Credential } from '#contracts/connector'
import { type Cloud, isLoopback, isLoopbackHost, PUBLIC_CLOUD } from './cloud.ts'
import { type App, tokensOf } from './token.ts'

/** What the connector rests on. */
export type ConnectorOptions = {
  /** Null: no app at Azure, so nobody is let in but an emulator on this machine. */
  readonly app: App | null
  /** Where the server listens, and where the world reaches it: without an app both must be this machine alone. */
  readonly host: string
  readonly publicUrl: string
  readonly clock: Clock
  /** Azure's public cloud, unless it is another. */
  readonly cloud?: Cloud
}

/** The Connector of Azure Bot Service; botbuilder checks the signatures. */
export const connectorOf = ({ app, cloud = PUBLIC_CLOUD, ...here }: ConnectorOptions): Connector =>
  app === null ? emulatorOnly(here) : azure(app, cloud, here.clock)

const azure = (app: App, cloud: Cloud, clock: Clock): Connector => {
  const tokens = tokensOf(app, cloud, clock)
  const signatures = signaturesFor(app, cloud)
  return {
    only: null,
    verify: async ({ headers, channelId, serviceUrl }) => {
      if (!URL.canParse(serviceUrl) || !cloud.isService(new URL(serviceUrl))) return notOurs(serviceUrl)
      if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return refuse(NO_TOKEN)
      return signatures(headers.authorization ?? '', { channelId, serviceUrl })
    },
    credential: async (url, how = 'as-kept'): Promise<Credential> => {
      if (!URL.canParse(url) || !cloud.isService(new URL(url))) return { kind: 'forbidden', reason: FOREIGN }
      const answer = await tokens(how)
      return answer.kind === 'token'
        ? { kind: 'headers', headers: { Authorization: `Bearer ${answer.token}` } }
        : answer
    },
  }
}

/**
 * Whether botbuilder's `CloudAdapter` would give this a turn: the token is good for this channel, and for this address to call
 * back to. The turn it gives is empty, for ours is taken from the inbox.
 */
const signaturesFor = (app: App, cloud: Cloud) => {
  let made: ReturnType<typeof cloudAdapter> | null = null
  return async (authorization: string, claimed: Omit<Claimed, 'headers'>): Promise<Verified> => {
    if (issuerIn(authorization) !== cloud.issuer) return refuse(OTHER_ISSUER)
    try {
      made ??= cloudAdapter(app, cloud)
      const adapter = await made
      await adapter.processActivityDirect(authorization, { ...NOTHING_ELSE, ...claimed }, async () => {})
      return { kind: 'authentic' }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return refuse(`The token is not good: ${why.slice(0, 300)}`)
    }
  }
}

const Claims = z.object({ iss: z.string() })

/**
 * Who the token says it is from. Looked at first, because botbuilder would also go by the keys of its Emulator and of
 * other bots, whose tokens bind no address (C3).
 */
const issuerIn = (authorization: string): string | null => {
  try {
    const claims = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()
    return Claims.parse(JSON.parse(claims)).iss
  } catch {
    return null
  }
}

/** What the type of an Activity wants, and the check of a signature does not look at. */
const NOTHING_ELSE = {
  ...{ type: '', localTimezone: '', callerId: '', text: '', label: '', valueType: '' },
  from: { id: '', name: '' },
  recipient: { id: '', name: '' },
  conversation: { id: '', name: '', isGroup: false, conversationType: '' },
  listenFor: [],
}

const cloudAdapter = async (app: App, cloud: Cloud) => {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder')
  return new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: app.appId,
      // It checks signatures and calls nobody in our name: what we say waits in the outbox, and goes by `token.ts`.
      MicrosoftAppPassword: 'unused',
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.scope,
      ToBotFromChannelTokenIssuer: cloud.issuer,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdUrl,
    }),
  )
}

/**
 * Without an app botbuilder believes everybody: who sends a request could be anyone, and could have us call any address.
 * So nothing is taken that may come from another machine, nor from a page in this machine's browser, and every channel
 * is the emulator's.
 */
const emulatorOnly = ({
  host,
  publicUrl,
}: {
  readonly host: string
  readonly publicUrl: string
}): Connector => ({
  only: 'emulator',
  verify: async ({ headers, serviceUrl }) => {
    if (!isOnThisMachine({ host, publicUrl })) return refuse(NO_APP)
    if (!isLoopback(`http://${headers.host ?? ''}`) || headers.origin !== undefined) return refuse(NO_APP)
    return isLoopback(serviceUrl) ? { kind: 'authentic' } : notOurs(serviceUrl)
  },
  credential: async (url) =>
    isLoopback(url) ? { kind: 'headers', headers: {} } : { kind: 'forbidden', reason: FOREIGN },
})

/** Whether a server listens, and is called, on this machine alone: only then is an emulator let in without an app. */
export const isOnThisMachine = ({
  host,
  publicUrl,
}: {
  readonly host: string
  readonly publicUrl: string
}): boolean => isLoopbackHost(host) && isLoopback(publicUrl)

const refuse = (reason: string): Verified => ({ kind: 'refused', status: 401, reason })

const notOurs = (serviceUrl: string): Verified => ({
  kind: 'refused',
  status: 403,
  reason: `"${serviceUrl.slice(0, 100)}" is no address of Azure Bot Service, so nothing is called back there.`,
})

const NO_TOKEN = 'There is no bearer token, so nobody knows who sent this.'
const OTHER_ISSUER = 'The token was not issued by Azure Bot Service.'
const NO_APP =
  'No Microsoft app is set up, so only an emulator on this machine may come in. Set MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD.'
const FOREIGN = 'The address is not one of Azure Bot Service, so it is shown no token.'
