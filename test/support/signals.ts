/** What servers of the tests take as CONSOLE_TOKEN. */
export const CONSOLE_TOKEN = 'a-console-token-of-a-test'

/** Sends late knowledge to a server, as another system would. */
export const tell = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/signals`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${CONSOLE_TOKEN}`, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
