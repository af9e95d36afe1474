/** One sample of a page of figures. */
export type Sample = {
  readonly name: string
  readonly labels: { readonly [label: string]: string }
  readonly value: number
}

/** A family of samples, as its `# HELP` and `# TYPE` announce it. */
export type Family = { readonly type: string; readonly help: string; readonly samples: readonly Sample[] }

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*'
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"'
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*)?\\})? (\\S+)$`)
const HEAD = new RegExp(`^# (HELP|TYPE) (${NAME}) (.+)$`)
const VALUE = /^(?:[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[+-]inf|nan)$/i

/** Reads Prometheus's text format, version 0.0.4, as strictly as its documents describe it; throws at the first line that is none. */
export const readExposition = (text: string): ReadonlyMap<string, Family> => {
  if (!text.endsWith('\n')) throw new Error('the last line does not end')
  const families = new Map<string, { type: string; help: string; samples: Sample[] }>()
  const seen = new Set<string>()
  let current = ''
  for (const line of text.split('\n').filter(Boolean)) {
    const [, head, name = '', rest = ''] = HEAD.exec(line) ?? []
    if (head === 'HELP') {
      if (families.has(name)) throw new Error(`${name} is there twice`)
      families.set(name, { type: 'untyped', help: rest, samples: [] })
      current = name
      continue
    }
    const family = families.get(current)
    if (!family) throw new Error(`nothing announces: ${line}`)
    if (head === 'TYPE') {
      if (name !== current || family.samples.length > 0) throw new Error(`out of place: ${line}`)
      family.type = rest
      continue
    }
    const sample = readSample(line)
    if (!membersOf(current, family.type).includes(sample.name)) throw new Error(`not of ${current}: ${line}`)
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`
    if (seen.has(key)) throw new Error(`twice: ${line}`)
    seen.add(key)
    family.samples.push(sample)
  }
  return families
}

const readSample = (line: string): Sample => {
  const [, name, labels = '', value = ''] = SAMPLE.exec(line) ?? []
  if (name === undefined || !VALUE.test(value)) throw new Error(`no sample: ${line}`)
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)]
  return {
    name,
    labels: Object.fromEntries(pairs.map(([, label = '', text = '']) => [label, text])),
    value: /inf/i.test(value) ? Number.POSITIVE_INFINITY : Number(value),
  }
}

const membersOf = (name: string, type: string): readonly string[] =>
  type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]

/** The value of one sample; null where there is none with exactly these labels. */
export const figureOf = (
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Sample['labels'] = {},
): number | null => {
  const wanted = JSON.stringify(Object.entries(labels).sort())
  const all = [...families.values()].flatMap(({ samples }) => samples)
  const found = all.find(
    (one) => one.name === name && JSON.stringify(Object.entries(one.labels).sort()) === wanted,
  )
  return found?.value ?? null
}
