import { useState } from 'preact/hooks'
import type { Place, Step } from './story-lines.ts'
import { becomeStranger } from './stranger.ts'

type Props = { readonly steps: readonly Step[]; readonly onSay: (step: Step) => void }

const PLACES: { readonly [P in Place]: string } = {
  website: 'On the website',
  phone: 'On the phone, days later',
}
const ORDER: readonly Place[] = ['website', 'phone']

/** The story as lines to say. A click writes the line where it belongs; sending it is the reader's. */
export const Story = ({ steps, onSay }: Props) => {
  const next = steps.find(({ done }) => !done)
  const [whole, setWhole] = useState(false)
  return (
    <section class={whole ? 'story whole' : 'story'} aria-labelledby="story-title">
      <h2 id="story-title">Try the story</h2>
      <div class="lines">
        {ORDER.map((where) => (
          <div key={where} class={next?.where === where ? 'act now' : 'act'}>
            <h3>{PLACES[where]}</h3>
            <ol>
              {steps
                .filter((step) => step.where === where)
                .map((step) => (
                  <Line key={step.notice} step={step} next={step === next} onSay={onSay} />
                ))}
            </ol>
          </div>
        ))}
      </div>
      {next === undefined && (
        <p class="encore">
          Told to the end. Now buy on Telegram or Slack, send a photo, or give a network a bad day meanwhile.
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
      disabled={step.say === null}
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
