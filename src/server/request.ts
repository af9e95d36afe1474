import type { IncomingRequest } from '#contracts/adapter'

/** Reads a web request once, as its adapter wants it: at the address the platform called, whatever a proxy made of it. */
export const readRequest = async (request: Request, publicUrl: string): Promise<IncomingRequest> => {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    url: `${publicUrl}${pathname}${search}`,
    headers: Object.fromEntries(request.headers),
    body: new Uint8Array(await request.arrayBuffer()),
  }
}
