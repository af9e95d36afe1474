import type { Authority, Rung } from '#core/authority'
import type { Score } from '#core/policy'
import { Panel } from './panel.tsx'
import { allInWords, PERMITS } from './requirement.ts'

/** How far the evidence carries now, rung by rung, and what the next one lacks (A3). */
export const Ladder = ({ authority }: { readonly authority: Authority }) => (
  <Panel
    name="ladder"
    title="Authority"
    about="What the bot may do now. Evidence alone raises it; it falls by itself when evidence expires."
  >
    <ol class="rungs">
      {authority.rungs.map((rung) => (
        <Step key={rung.level} rung={rung} score={authority.score} top={rung.level === authority.level} />
      ))}
    </ol>
  </Panel>
)

const Step = ({
  rung: { level, held, missing },
  score,
  top,
}: {
  readonly rung: Rung
  readonly score: Score
  readonly top: boolean
}) => (
  <li class={held ? 'rung held' : 'rung'} aria-current={top ? 'step' : undefined}>
    <p>
      <b>{level}</b> <span>{PERMITS[level]}</span>
      <span class="unseen">{held ? ', held' : ', not held'}</span>
    </p>
    {level === 'qualify' && <ScoreBar score={score} />}
    {!held && (
      <p class="fine">{missing.length > 0 ? `needs ${allInWords(missing)}` : 'waits for the level below'}</p>
    )}
  </li>
)

/** The qualifying score in its parts; a wider part is surer or weighs more (A4). */
const ScoreBar = ({ score: { total, parts } }: { readonly score: Score }) => {
  const known = Object.entries(parts).filter(([, points]) => points > 0)
  const spoken = known.map(([part, points]) => `${part} ${points.toFixed(2)}`).join(', ')
  return (
    <div class="score">
      <div class="track" role="img" aria-label={`Score ${total.toFixed(2)} of 1: ${spoken || 'nothing yet'}`}>
        {known.map(([part, points]) => (
          <i key={part} title={`${part} ${points.toFixed(2)}`} style={{ width: `${points * 100}%` }} />
        ))}
      </div>
      <p class="fine" aria-hidden="true">
        score {total.toFixed(2)}
        {known.length > 0 && ` from ${known.map(([part]) => part).join(', ')}`}
      </p>
    </div>
  )
}
