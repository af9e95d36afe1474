import type { ComponentChildren } from 'preact'

/** Text in Slack's marks: *bold*, _italic_, ~struck~, `code`, <address|title>. What is no mark stays as it is. */
export const Mrkdwn = ({ text }: { readonly text: string }) => <>{marked(text)}</>

/** A mark begins and ends at the edge of a word. */
const MARKS = /<([^<>\s|]+)(?:\|([^<>]*))?>|(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\3(?!\w)/su

const marked = (text: string): ComponentChildren => {
  const found = MARKS.exec(text)
  if (!found) return plain(text)
  const [whole, target, title, mark, inner = ''] = found
  const rest = text.slice(found.index + whole.length)
  const middle = target === undefined ? styled(mark, inner) : pointing(target, title)
  return [plain(text.slice(0, found.index)), middle, marked(rest)]
}

const styled = (mark: string | undefined, inner: string): ComponentChildren => {
  if (mark === '*') return <b>{marked(inner)}</b>
  if (mark === '_') return <i>{marked(inner)}</i>
  return mark === '~' ? <s>{marked(inner)}</s> : <code>{plain(inner)}</code>
}

/** An address of the web becomes a link; people and channels go by what Slack calls them. */
const pointing = (target: string, title: string | undefined): ComponentChildren =>
  /^https?:\/\//.test(target) ? (
    <a href={plain(target)} target="_blank" rel="noopener noreferrer">
      {plain(title ?? target)}
    </a>
  ) : (
    plain(title ?? target)
  )

/** Slack escapes three characters, and no others. */
const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
