import type { Session } from './session.ts'

/**
 * Tells the session what the browser knows first: that the network is gone or back, that the tab is looked at again, and
 * that the page goes to sleep in the back-forward cache (which an open WebSocket would forbid).
 */
export const followPresence = (session: Session): void => {
  const wake = (): void => {
    if (session.isWanted) session.start()
  }
  window.addEventListener('offline', () => session.reconnect())
  window.addEventListener('pagehide', () => session.reconnect())
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake()
  })
}
