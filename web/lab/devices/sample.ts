/** A photo to send from any device: a corner of an office that wants a coffee machine. The server has it too, to fetch it. */
export const SAMPLE = { path: '/lab/sample.png', name: 'our-kitchen.png', contentType: 'image/png' } as const

/** By its whole address, as the networks take a file. */
export const sampleFile = () => ({
  url: `${location.origin}${SAMPLE.path}`,
  name: SAMPLE.name,
  contentType: SAMPLE.contentType,
})
