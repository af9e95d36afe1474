/** A photo to send from any device: the corner of an office that wants a coffee machine. */
export const SAMPLE = { path: '/lab/sample.png', name: 'our-kitchen.png', contentType: 'image/png' } as const

/** By where it lies, for networks that fetch what their users send. */
export const sampleFile = () => ({
  url: `${location.origin}${SAMPLE.path}`,
  name: SAMPLE.name,
  contentType: SAMPLE.contentType,
})

/** The same as Slack takes a file: its name and bytes. */
export const sampleUpload = async () => {
  const { base64: content, contentType } = await sampleBytes()
  return { name: SAMPLE.name, contentType, content }
}

/** Its very bytes, for the network that takes those. */
export const sampleBytes = async (): Promise<{ readonly base64: string; readonly contentType: string }> => {
  const bytes = new Uint8Array(await (await fetch(SAMPLE.path)).arrayBuffer())
  return { base64: btoa(String.fromCharCode(...bytes)), contentType: SAMPLE.contentType }
}
