import type { FollowUpHow } from '#core/brief'
import type { Words } from '#core/sentences'

/**
 * What is said to whoever has fallen silent (A7, D8), under the same two rules as all words. Each occasion has two ways, so that
 * nobody reads the same twice; each names what they wanted, and none sells anything.
 */
export const FOLLOW_UP_WORDS: Pick<
  Words,
  'agreed-later' | `follow-${FollowUpHow}` | `follow-${FollowUpHow}-again`
> = {
  'agreed-later':
    'Gladly, I write to you again on {day}. Until then nothing is ordered, and I keep everything we have.',
  'follow-question': 'You were looking for {wish}, and one thing is still open. {question}',
  'follow-question-again': 'I still have {wish} noted for you. To go on I would need this: {question}',
  'follow-recap':
    'Your order of {wish} is not placed yet, and nothing was charged. If you want to go on, just write; if not, there is nothing to do.',
  'follow-recap-again':
    'The order of {wish} is as we left it: not placed, and not charged. It may stay so; a line from you is enough to go on.',
  'follow-terms':
    'Your order of {wish} is not placed yet, and nothing was charged: what I asked last still waits for an answer. If you want to go on, just write; if not, there is nothing to do.',
  'follow-terms-again':
    'For {wish} one answer is still open, so nothing is ordered or charged. A line from you is enough to go on.',
  'follow-link':
    'Your order of {wish} is not placed yet: the link was not opened, and nothing was charged. If you want to go on, just write; if not, there is nothing to do.',
  'follow-link-again':
    'The link for {wish} was not used, so nothing is ordered. If you would like to go on, a line from you is enough.',
  'follow-link-opened':
    'You had the link for {wish} open, and nothing was charged. If something there was unclear or did not work, tell me; if you want to go on, just write.',
  'follow-link-opened-again':
    'The order of {wish} stopped at the page to pay, and nothing was charged. A line from you is enough to go on, and a person can help as well: {contact}.',
  'follow-link-failed':
    'The payment for {wish} did not go through, and nothing was charged. If you want to try once more, just write; if paying is the trouble, a person can help: {contact}.',
  'follow-link-failed-again':
    'The payment for {wish} is still open after the try that failed, and nothing was charged. A line from you is enough to go on.',
  'follow-deferral':
    'You wanted to think over {wish}. If you want to go on, just write and I put the order together again; if not, there is nothing to do.',
  'follow-deferral-again':
    'Have you come to a view on {wish}? I keep what we have, and a line from you is enough to go on.',
  'follow-agreed':
    'You asked me to come back to {wish} from {day} on. If you want to go on, just write and I put the order together; if it is too early, tell me when.',
  'follow-agreed-again':
    'As you asked, I come back to {wish}. If you want to go on, a line from you is enough; if it is still too early, tell me when.',
  'follow-meeting':
    'You had {title} on {slot}. We had talked about {wish}. If it did not come to pass, tell me another time. {question}',
  'follow-meeting-again':
    'Since {title} on {slot} I have not heard from you. It was about {wish}. {question}',
  'follow-cancellation':
    'We had {title} planned for {slot}, and it was called off. It was about {wish}. If you would like another time, tell me when it suits you.',
  'follow-cancellation-again':
    'There is no new time for {title} yet, since the one on {slot} was called off. Tell me when it suits you, if you still want it.',
  'follow-silence':
    'A while ago you told me about {wish}, and I still have all of it. If something has changed, tell me what. {question}',
  'follow-silence-again':
    'I still keep {wish} for you, and nothing needs to be said twice. If it is no longer of interest, there is nothing to do. {question}',
  'follow-date':
    'You wanted {wish} {date}, and that day comes near. If the day has moved, tell me the new one. {question}',
  'follow-date-again':
    'Your day for {wish} comes near, {date}. If it has moved, tell me the new one. {question}',
}
