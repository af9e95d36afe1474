import { useState } from 'preact/hooks'
import { Blocks } from '../devices/blocks.tsx'
import { Dialog } from './dialog.tsx'
import { type Input, isInput, type View } from './kit.ts'

type Values = { readonly [field: string]: string }

type Props = {
  readonly form: View
  readonly onSubmit: (values: Values) => Promise<void>
  readonly onClose: () => void
}

/** A form of Slack: fields with what is wrong with them, and a button to send it. */
export const Form = ({ form, onSubmit, onClose }: Props) => {
  const fields = form.blocks.filter(isInput)
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ block_id, element }) => [block_id, element.initial_value ?? ''])),
  )
  const [isSending, setSending] = useState(false)
  const send = async (): Promise<void> => {
    setSending(true)
    await onSubmit(values)
    setSending(false)
  }
  return (
    <Dialog title={form.title.text} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <div class="form-body">
          {form.blocks.map((block, n) =>
            isInput(block) ? (
              <Field
                key={block.block_id}
                field={block}
                value={values[block.block_id] ?? ''}
                wrong={form.errors[block.block_id]}
                onInput={(text) => setValues({ ...values, [block.block_id]: text })}
              />
            ) : (
              <Blocks key={n} blocks={[block]} />
            ),
          )}
        </div>
        <div class="form-foot">
          <button type="button" class="kit-button plain" onClick={onClose}>
            {form.close?.text ?? 'Cancel'}
          </button>
          <button type="submit" class="kit-button primary" disabled={isSending}>
            {form.submit?.text ?? 'Submit'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const Field = ({
  field: { block_id, optional, label, hint, element },
  value,
  wrong,
  onInput,
}: {
  readonly field: Input
  readonly value: string
  readonly wrong: string | undefined
  readonly onInput: (text: string) => void
}) => {
  const id = `desk-field-${block_id}`
  const about = wrong !== undefined ? `${id}-wrong` : hint ? `${id}-hint` : undefined
  const common = {
    id,
    value,
    required: !optional,
    placeholder: element.placeholder?.text,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': about,
  }
  return (
    <div class="field">
      <label for={id}>
        {label.text} {optional && <span class="soft">(optional)</span>}
      </label>
      {element.options ? (
        <select {...common} onChange={({ currentTarget }) => onInput(currentTarget.value)}>
          <option value="">{element.placeholder?.text ?? 'Select'}</option>
          {element.options.map(({ text, value: option }) => (
            <option key={option} value={option}>
              {text.text}
            </option>
          ))}
        </select>
      ) : element.multiline ? (
        <textarea
          {...common}
          rows={4}
          maxLength={element.max_length}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          autocomplete="off"
          maxLength={element.max_length}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
      {wrong !== undefined && (
        <p id={`${id}-wrong`} class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="fine">
          {hint.text}
        </p>
      )}
    </div>
  )
}
