import { useState } from 'preact/hooks'
import type { Place, Step } from './story-lines.ts'
import { becomeStranger, taleNow, tellAnother } from './stranger.ts'
import { TALES } from './tales.ts'

type Props = { readonly steps: readonly Step[]; readonly onSay: (step: Step) => void }

const PLACES: { readonly [P in Place]: string } = {
  website: 'On the website',
  phone: 'On the phone',
  desk: 'At the reps’ desk',
  clock: 'Meanwhile',
}

/** The story as lines to say. A click writes the line where it belongs; sending it is the reader's. */
export const Story = ({ steps, onSay }: Props) => {
  const next = steps.find(({ done }) => !done)
  const [whole, setWhole] = useState(false)
  return (
    <section class={whole ? 'story whole' : 'story'} aria-labelledby="story-title">
      <h2 id="story-title">Try the story</h2>
      <select
        class="tale"
        aria-label="Which story"
        value={taleNow()}
        onChange={({ currentTarget }) => tellAnother(currentTarget.value)}
      >
        {TALES.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <div class="lines">
        {actsOf(steps).map((act) => (
          <div key={act[0]?.notice} class={next && act.includes(next) ? 'act now' : 'act'}>
            <h3>{act[0] && PLACES[act[0].where]}</h3>
            <ol>
              {act.map((step) => (
                <Line key={step.notice} step={step} next={step === next} onSay={onSay} />
              ))}
            </ol>
          </div>
        ))}
      </div>
      {next === undefined && (
        <p class="encore">
          Told to the end. There are other stories above; or buy on Telegram or Slack, send a photo, give a
          network a bad day.
        </p>
      )}
      <div class="foot">
        <button type="button" class="quiet all" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Only the next line' : 'The whole story'}
        </button>
        <button type="button" class="quiet" onClick={becomeStranger}>
          Begin as somebody new
        </button>
      </div>
    </section>
  )
}

/** What happens in one place without a break. */
const actsOf = (steps: readonly Step[]): readonly (readonly Step[])[] => {
  const acts: Step[][] = []
  for (const step of steps) {
    const last = acts.at(-1)
    if (last?.[0]?.where === step.where) last.push(step)
    else acts.push([step])
  }
  return acts
}

/** Beside the devices of a business whose buyers only its owner knows. */
export const OwnStory = () => (
  <section class="story" aria-labelledby="story-title">
    <h2 id="story-title">Be the buyer</h2>
    <p class="encore">
      Ask on the website what your buyers ask, go on by phone, and say yes to what is offered.
    </p>
    <div class="foot">
      <button type="button" class="quiet" onClick={becomeStranger}>
        Begin as somebody new
      </button>
    </div>
  </section>
)

const Line = ({
  step,
  next,
  onSay,
}: {
  readonly step: Step
  readonly next: boolean
  readonly onSay: Props['onSay']
}) => (
  <li class={step.done ? 'done' : next ? 'next' : ''}>
    <button
      type="button"
      class="say"
      disabled={step.say === null && step.where === 'website'}
      aria-current={next ? 'step' : undefined}
      title={step.say ?? undefined}
      onClick={() => onSay(step)}
    >
      {step.say ?? step.wait}
      {step.done && <span class="unseen"> (said)</span>}
    </button>
    {next && <p class="notice">{step.notice}</p>}
  </li>
)
