import { useEffect, useState } from 'preact/hooks'
import type { PersonId } from '#core/ids'
import { type CrmRecord, fetchCrmRecord } from './api.ts'
import { dataInWords } from './crm-words.ts'
import { Panel } from './panel.tsx'

/** What the emulated CRM has on the person, each role's fields by themselves; nothing of it ever comes back (S4). */
export const Crm = ({ person, changes }: { readonly person: PersonId; readonly changes: number }) => {
  const record = useRecord(person, changes)
  if (record === null) return null
  return (
    <Panel
      name="crm"
      title="In the CRM"
      about="Each role writes its own fields, as signed events. It is never read."
    >
      <div class="list">
        {Object.entries(record.roles).map(([role, fields]) => (
          <section key={role} aria-label={`Written by the ${role}`}>
            <h4>{role}</h4>
            {fields.length === 0 && <p class="empty">Nothing yet.</p>}
            <dl>
              {fields.map(({ field, key, data }) => (
                <div key={`${field} ${key}`}>
                  <dt>{field === 'fact' ? key : field}</dt>
                  <dd>
                    {dataInWords(data)} {data.evidence && <q>{data.evidence.quote}</q>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  )
}

/** The CRM hears of it a moment after the journal, and the journal hears of that: so each change is a reason to look. */
const useRecord = (person: PersonId, changes: number): CrmRecord | null => {
  const [record, setRecord] = useState<CrmRecord | null>(null)
  useEffect(() => {
    let gone = false
    fetchCrmRecord(person).then(
      (known) => gone || setRecord(known),
      () => gone || setRecord(null),
    )
    return () => {
      gone = true
    }
  }, [person, changes])
  return record?.subject === person ? record : null
}
