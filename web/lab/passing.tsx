import { useState } from 'preact/hooks'
import { letPass } from './time.ts'
import { useNow } from './use-now.ts'
import { moment } from './values.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const LENGTHS = [
  { length: HOUR, name: '1 hour' },
  { length: 4 * HOUR, name: '4 hours' },
  { length: DAY, name: '1 day' },
  { length: 2 * DAY, name: '2 days' },
  { length: 7 * DAY, name: '1 week' },
] as const

/** What time it is in the lab, and a way to let it pass: silence is part of the story, and nobody wants to wait for it. */
export const Passing = ({ passes }: { readonly passes: boolean }) => {
  const now = useNow()
  const [problem, setProblem] = useState<string | null>(null)
  const clock = <time dateTime={new Date(now).toISOString()}>{moment(now)}</time>
  if (!passes) return <p class="passing">{clock}</p>
  return (
    <form class="passing" onSubmit={(event) => event.preventDefault()}>
      {clock}
      <select
        class="day"
        aria-label="Let time pass"
        value=""
        onChange={async ({ currentTarget }) => {
          const length = Number(currentTarget.value)
          currentTarget.value = ''
          if (length > 0) setProblem(await letPass(length))
        }}
      >
        <option value="">Let time pass…</option>
        {LENGTHS.map(({ length, name }) => (
          <option key={name} value={length}>
            {name}
          </option>
        ))}
      </select>
      {problem !== null && <span role="alert">{problem}</span>}
    </form>
  )
}
