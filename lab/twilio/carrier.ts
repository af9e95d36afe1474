import type { Clock } from '#contracts/clock'
import type { Milliseconds } from '#core/time'
import { openTimers } from '../shared/timers.ts'
import type { SendFault } from './faults.ts'
import { moved, type Sms, type Store, viaOf } from './store.ts'
import type { Deliver, Fields } from './webhooks.ts'

/** How long after the API call a message is with the carrier, and on the phone. */
export type Pace = { readonly sent: Milliseconds; readonly delivered: Milliseconds }

/** The way of an accepted message to the phone, with a callback for each state but the first (docs: "Track outbound message status"). */
export type Carrier = {
  launch(sms: Sms, fault?: SendFault): void
  /** The phone's owner has seen it; only WhatsApp tells. */
  read(sms: Sms): void
  /** Lets messages go on that a restart found under way. */
  resume(): void
  close(): void
}

/** The time in which it might have left the queue is over. */
const EXPIRED = 30036

/** A carrier that takes its time. */
export const openCarrier = (options: {
  readonly accountSid: string
  readonly store: Store
  readonly deliver: Deliver
  readonly clock: Clock
  readonly pace: Pace
}): Carrier => {
  const { store, clock, pace } = options
  const { later, close } = openTimers()
  const move = (sid: string, status: Sms['status'], code: number | null = null): Sms | null => {
    const sms = store.find(sid)
    if (sms === undefined) return null
    const now = moved(sms, status, clock.now(), code)
    store.keep(now)
    return now
  }
  const callBack = (sms: Sms | null, times: number): void => {
    if (sms?.statusCallback == null) return
    for (let n = 0; n < times; n++) {
      void options.deliver(sms.statusCallback, statusFields(options.accountSid, sms))
    }
  }
  const launch = ({ sid, doom, validUntil }: Sms, fault?: SendFault): void => {
    const times = fault?.kind === 'duplicate-callbacks' ? 2 : 1
    const held = fault?.kind === 'held-in-queue' ? fault.ms : 0
    later(held + pace.sent, () => {
      if (validUntil !== null && clock.now() > validUntil)
        return callBack(move(sid, 'failed', EXPIRED), times)
      if (doom !== null) return callBack(move(sid, 'undelivered', doom), times)
      const sent = move(sid, 'sent')
      if (fault?.kind !== 'callbacks-out-of-order') callBack(sent, times)
      else later(pace.delivered * 2, () => callBack(sent, times))
      later(Math.max(0, pace.delivered - pace.sent), () => {
        const failed = fault?.kind === 'carrier-failure' ? fault.code : null
        callBack(move(sid, failed === null ? 'delivered' : 'undelivered', failed), times)
      })
    })
  }
  return {
    launch,
    read: ({ sid }) => callBack(move(sid, 'read'), 1),
    resume: () => {
      const underWay = store.all().filter(({ status }) => ['accepted', 'queued', 'sent'].includes(status))
      for (const sms of underWay.reverse()) launch(sms)
    },
    close,
  }
}

const statusFields = (accountSid: string, sms: Sms): Fields => ({
  AccountSid: accountSid,
  ApiVersion: '2010-04-01',
  From: sms.from,
  MessageSid: sms.sid,
  MessageStatus: sms.status,
  SmsSid: sms.sid,
  SmsStatus: sms.status,
  To: sms.to,
  ...(sms.messagingServiceSid === null ? {} : { MessagingServiceSid: sms.messagingServiceSid }),
  ...(sms.errorCode === null ? {} : { ErrorCode: String(sms.errorCode) }),
  ...(viaOf(sms) === 'whatsapp' ? channelFields(sms) : {}),
  ...(viaOf(sms) === 'sms' && sms.status !== 'sent'
    ? { RawDlrDoneDate: dlrDate(new Date(sms.updatedAt)) }
    : {}),
})

/** What news from a channel has besides (docs: "Outbound message status in status callbacks"). */
const channelFields = ({ status, errorCode, to }: Sms): Fields => ({
  ChannelInstallSid: `XE${'1'.repeat(32)}`,
  ChannelPrefix: 'whatsapp',
  ChannelToAddress: to.replace(/^whatsapp:/, ''),
  ...(status === 'delivered' || status === 'read' ? { EventType: status.toUpperCase() } : {}),
  ...(errorCode === null ? {} : { ChannelStatusMessage: `Channel error ${errorCode}` }),
})

/** `YYMMDDhhmm`, as carriers write it. */
const dlrDate = (at: Date): string => at.toISOString().replace(/\D/g, '').slice(2, 12)
