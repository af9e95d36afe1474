/** One cloud of the Bot Framework: who signs what comes, who gives tokens, and where we may be told to call back. */
export type Cloud = {
  /** Who signs requests of channels (claim `iss`). */
  readonly issuer: string
  /** Where the keys of that signature are named. */
  readonly openIdUrl: string
  /** Where tokens are given, without the tenant. */
  readonly loginUrl: string
  /** What a token is asked for. */
  readonly scope: string
  /** Whether an address is the Connector's. Our token goes nowhere else, whatever a request says. */
  readonly isService: (url: URL) => boolean
}

/**
 * Azure's public cloud (docs: "Authenticate requests with the Bot Connector API"). Of `trafficmanager.net` only Teams' own
 * name: any customer of Azure can have another one there.
 */
export const PUBLIC_CLOUD: Cloud = {
  issuer: 'https://api.botframework.com',
  openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  loginUrl: 'https://login.microsoftonline.com',
  scope: 'https://api.botframework.com/.default',
  isService: ({ protocol, hostname, port, username, password }) =>
    protocol === 'https:' &&
    port === '' &&
    username + password === '' &&
    (hostname === 'smba.trafficmanager.net' ||
      hostname === 'smba.infra.gcc.teams.microsoft.com' ||
      hostname.endsWith('.botframework.com')),
}

/** Whether an address leads to this machine and nowhere else. */
export const isLoopback = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username } = new URL(url)
  return /^https?:$/.test(protocol) && LOOPBACK.test(hostname) && username === ''
}

/** Whether a server that listens there hears nobody but this machine. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host)

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/
