import type { About } from './api.ts'
import { Model } from './model.tsx'
import { Passing } from './passing.tsx'

type Props = { readonly about: About; readonly online: boolean }

/** Whose lab this is, under which policy, and whether it is live. */
export const Header = ({ about, online }: Props) => (
  <header class="top">
    <h1>
      Throughline <span>lab</span>
    </h1>
    <p class="about">Be the buyer, on any device. Below is everything it knows and may do.</p>
    <Passing passes={about.timePasses} />
    {about.networks.includes('openai') && <Model />}
    <p class="policy">
      policy <b>{about.policy}</b>
    </p>
    <p class="live" role="status" data-online={online}>
      {online ? 'Live' : 'Reconnecting…'}
    </p>
  </header>
)
