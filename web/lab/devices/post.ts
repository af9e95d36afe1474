/** What came of posting something to a network: its answer, or why it was not taken. */
export type Posted = { readonly answer: unknown } | { readonly trouble: string }

/** Posts to a network of the lab; what goes wrong is told for whoever holds the device. */
export const postJson = async (url: string, body: object, method = 'POST'): Promise<Posted> => {
  try {
    const response = await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) return { trouble: `Not sent: ${firstSentence(await response.text())}` }
    return { answer: await response.json().catch(() => null) }
  } catch {
    return { trouble: 'Not sent: the network does not answer. Start the server, and send it again.' }
  }
}

/** What is wrong; what follows is for whoever calls the network by hand. */
const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s/)[0] ?? text
