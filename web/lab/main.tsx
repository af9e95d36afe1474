import { render } from 'preact'
import { fetchAbout } from './api.ts'
import { App } from './app.tsx'

/** The widget fills a place that only the drawn page has, so its script is asked for last. */
const addWidget = (business: string): void => {
  const script = document.createElement('script')
  script.src = '/widget.js'
  script.dataset.target = '#website-chat'
  script.dataset.title = `Ask ${business}`
  script.dataset.greeting = `Hello, this is the automated assistant of ${business}. What can I do for you?`
  script.dataset.color = '#1f5c43'
  document.body.append(script)
}

const begin = async (place: HTMLElement): Promise<void> => {
  const about = await fetchAbout()
  render(<App about={about} />, place)
  addWidget(about.business)
}

const place = document.getElementById('lab')
if (place) void begin(place)
