/**
 * As much of a browser's XMLHttpRequest as rxjs 5 asks for, over `fetch`: botframework-directlinejs speaks through it.
 * Install with `Object.assign(globalThis, { XMLHttpRequest: FetchXhr })`.
 */
export class FetchXhr {
  readyState = 0
  status = 0
  response: unknown = null
  responseText = ''
  responseType = ''
  timeout = 0
  withCredentials = false
  upload = {}
  onreadystatechange: ((event: unknown) => void) | null = null
  ontimeout: ((event: unknown) => void) | null = null
  onerror: ((event: unknown) => void) | null = null
  private readonly stop = new AbortController()
  private readonly sent = new Headers()
  private received = new Headers()
  private method = 'GET'
  private url = ''

  open(method: string, url: string): void {
    this.method = method
    this.url = url
    this.readyState = 1
  }

  setRequestHeader(name: string, value: string): void {
    this.sent.set(name, value)
  }

  getResponseHeader(name: string): string | null {
    return this.received.get(name)
  }

  abort(): void {
    this.stop.abort()
  }

  send(body?: string | FormData): void {
    this.exchange(body ?? null).catch(() => {
      if (!this.stop.signal.aborted) this.onerror?.({ type: 'error' })
    })
  }

  private async exchange(body: string | FormData | null): Promise<void> {
    const response = await fetch(this.url, {
      method: this.method,
      headers: this.sent,
      body,
      signal: this.stop.signal,
    })
    this.received = response.headers
    const bytes = await response.arrayBuffer()
    this.status = response.status
    this.responseText = new TextDecoder().decode(bytes)
    this.response = this.shaped(bytes)
    this.readyState = 4
    this.onreadystatechange?.({ type: 'readystatechange' })
  }

  private shaped(bytes: ArrayBuffer): unknown {
    if (this.responseType === 'arraybuffer') return bytes
    if (this.responseType !== 'json') return this.responseText
    try {
      return JSON.parse(this.responseText)
    } catch {
      return null
    }
  }
}
