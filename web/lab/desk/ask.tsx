import { Mrkdwn } from '../devices/mrkdwn.tsx'
import { Dialog } from './dialog.tsx'
import type { Confirm } from './kit.ts'

type Props = { readonly confirm: Confirm; readonly onAnswer: (isYes: boolean) => void }

/** What is asked before a button counts as tapped. */
export const Ask = ({ confirm: { title, text, confirm, deny, style = 'primary' }, onAnswer }: Props) => (
  <Dialog title={title?.text ?? 'Are you sure?'} onClose={() => onAnswer(false)}>
    <p class="form-body">{text?.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : text?.text}</p>
    <div class="form-foot">
      <button type="button" class="kit-button plain" onClick={() => onAnswer(false)}>
        {deny?.text ?? 'Cancel'}
      </button>
      <button type="button" class={`kit-button ${style}`} data-first onClick={() => onAnswer(true)}>
        {confirm?.text ?? 'Yes'}
      </button>
    </div>
  </Dialog>
)
