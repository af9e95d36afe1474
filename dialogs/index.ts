import type { Dialog } from '#core/dialog'
import { answer } from './answer.ts'
import { booking } from './booking.ts'
import { care } from './care.ts'
import { closing } from './closing.ts'
import { confirm } from './confirm.ts'
import { continuing } from './continuing.ts'
import { desk } from './desk.ts'
import { discovery } from './discovery.ts'
import { followUp } from './follow-up.ts'
import { group } from './group.ts'
import { join } from './join.ts'
import { login } from './login.ts'
import { service } from './service.ts'
import { transfer } from './transfer.ts'
import { welcome } from './welcome.ts'

/** The dialogs in the order they are asked; the first that keeps the floor is the last that speaks. */
export const DIALOGS: readonly Dialog[] = [
  login,
  desk,
  service,
  group,
  care,
  welcome,
  continuing,
  join,
  answer,
  booking,
  transfer,
  confirm,
  followUp,
  closing,
  discovery,
]
