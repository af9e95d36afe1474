import { useState } from 'preact/hooks'

/** How the stand-in for a model may behave, as its emulator knows it; null: as well as it can. */
const BEHAVIOURS: readonly { readonly name: string; readonly as: object | null }[] = [
  { name: 'well', as: null },
  { name: 'slow', as: { kind: 'slow', ms: 20_000 } },
  { name: 'down', as: { kind: 'status', status: 503 } },
  { name: 'wrong', as: { kind: 'wrong' } },
  { name: 'hostile', as: { kind: 'inject' } },
]

/** How the lab's model behaves from now on: what it does to the conversation is to be seen in the journal, and nowhere else (L4, I7). */
export const Model = () => {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <label class="policy">
      model{' '}
      <select
        class="day"
        onChange={async ({ currentTarget }) =>
          setProblem(await behave(BEHAVIOURS[currentTarget.selectedIndex]?.as ?? null))
        }
      >
        {BEHAVIOURS.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {problem !== null && <b class="problem">{problem}</b>}
    </label>
  )
}

/** Null when it will; else why it will not. */
const behave = async (as: object | null): Promise<string | null> => {
  try {
    const response = await fetch('/lab/openai/behaviour', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ as }),
    })
    return response.ok ? null : await response.text()
  } catch {
    return 'The server does not answer.'
  }
}
