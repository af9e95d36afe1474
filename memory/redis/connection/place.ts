/** Where a Redis is, and how to log in. Its password goes into the connection and nowhere else. */
export type Place = {
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly username: string | null
  readonly password: string | null
  readonly database: number
}

/** Reads a `redis://` or `rediss://` URL. */
export const placeOf = (url: string): Place => {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1') || 'localhost',
    port: Number(port || 6379),
    tls: protocol === 'rediss:',
    username: decodeURIComponent(username) || null,
    password: decodeURIComponent(password) || null,
    database: Number(pathname.slice(1)),
  }
}

/** How a place is called in logs and letters. */
export const nameOf = ({ host, port }: { readonly host: string; readonly port: number }): string =>
  `${host}:${port}`
