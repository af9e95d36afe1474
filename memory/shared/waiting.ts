import type { Waiting } from '#contracts/depth'

/** What waits in several places, as if it were one. */
export const inAll = (places: readonly Waiting[]): Waiting => ({
  due: places.reduce((all, { due }) => all + due, 0),
  later: places.reduce((all, { later }) => all + later, 0),
})
