type Props = {
  readonly devices: readonly { readonly id: string; readonly title: string }[]
  /** Where somebody waits. */
  readonly news: string | null
}

/** Where the devices do not all fit side by side: a way to each of them. */
export const Dock = ({ devices, news }: Props) => (
  <nav class="dock" aria-label="Devices">
    {devices.map(({ id, title }) => (
      <button key={id} type="button" onClick={() => bring(id)}>
        {title}
        {id === news && (
          <b class="waits">
            <span class="unseen">: somebody waits</span>
          </b>
        )}
      </button>
    ))}
  </nav>
)

/** Scrolls the row, not the page. */
export const bring = (id: string): void => {
  const device = document.getElementById(id)
  const row = device?.parentElement
  if (device && row) row.scrollTo({ left: device.offsetLeft - row.offsetLeft, behavior: 'smooth' })
}
