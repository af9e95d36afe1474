import type { KeptFile, ReceivedFile } from '#core/file'

import { Panel } from './panel.tsx'
import { addressName, bytes, moment } from './values.ts'

/** What they sent along, newest first: kept until the policy lets go of it, or lost and why (C9). Not there while nothing came. */
export const Files = ({ files }: { readonly files: readonly ReceivedFile[] }) =>
  files.length === 0 ? null : (
    <Panel
      name="files"
      title="Files that came"
      about="Fetched from the platform and kept here, for as long as the policy says."
    >
      <ul class="list">
        {files.toReversed().map((file) => (
          <Came key={`${file.message}${file.index}`} file={file} />
        ))}
      </ul>
    </Panel>
  )

const Came = ({ file: { kind, at, address, fate } }: { readonly file: ReceivedFile }) => (
  <li>
    <p>
      <b>{fate.kind === 'kept' ? fate.file.name : `a ${kind}`}</b>
      <span class={`badge ${TONES[fate.kind]}`}>{fate.kind}</span>
    </p>
    <p class="fine">
      {addressName(address)}, {moment(at)}
      {fate.kind === 'lost' && ` · ${fate.reason}`}
      {fate.kind === 'kept' && ` · ${bytes(fate.file.size)}, until ${moment(fate.file.keptUntil)}`}
    </p>
    {fate.kind === 'kept' && <Opened file={fate.file} />}
  </li>
)

const TONES = { awaited: '', kept: 'allow', lost: 'refuse' } as const

const Opened = ({ file }: { readonly file: KeptFile }) => {
  const url = `/lab/files/${encodeURIComponent(file.id)}`
  return (
    <a class="opened" href={url} target="_blank" rel="noopener noreferrer">
      {file.contentType.startsWith('image/') ? <img src={url} alt={file.name} /> : 'Open'}
      <span class="unseen"> {file.name}, in a new tab</span>
    </a>
  )
}
