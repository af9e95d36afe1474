import type { Words } from '#core/brief'
import type { Choice } from '#core/message'
import { FOLLOW_UP_WORDS } from './en-follow-ups.ts'
import { LINK_WORDS } from './en-links.ts'

/**
 * Every English sentence the templates can say (L1). Two rules for whoever edits them:
 *
 * - **W1** Only characters of the GSM-7 alphabet: one curly quote or dash more than doubles the price of a text
 *   message (platforms, Twilio segments).
 * - **W2** Nothing asks for YES, CANCEL, END, QUIT, START, HELP, INFO or STOP as an answer: the carrier takes these
 *   words for itself, and CANCEL unsubscribes the buyer.
 *
 * A sentence whose placeholder has nothing to say is left out; see `fill`.
 */
export const DEFAULT_WORDS: Words = {
  introduce: 'Hi, I am the automated assistant at {name}. You can ask for a person at any time.',
  'introduce-sms':
    '{name}: this is our automated assistant. Msg & data rates may apply. Reply STOP to opt out, HELP for help.',
  'welcome-back': 'Welcome back. What I have from you: {facts}.',
  noted: 'Got it: {facts}.',
  'confirm-noted': 'Our notes of {day} say {noted}. Is that right?',
  'confirm-either': 'Our notes of {day} say {noted}, and you told me {theirs}. Which is right?',
  'confirm-sides': 'You told me {earlier} by {one}, and {later} by {other}. Which is right?',
  ask: '{question}',
  'ask-again': 'To come back to my question: {question}',
  'ask-plans': 'To come back to my question: {question} Choose a plan, or say it in your own words.',
  'ask-need': 'What are you looking for?',
  'ask-quantity': 'How many people is it for?',
  'ask-timeline': 'When would you like to start?',
  'ask-budget': 'Roughly what budget do you have in mind?',
  'ask-decision': 'Who makes the decision on your side?',
  answer: '{passage}',
  price: 'The {plan} plan is {price}, for {people}. It includes {includes}.',
  suggest:
    'The {plan} plan fits you: {price}, for {people}. It includes {includes}. When you are ready, say "let\'s do it" and I put the order together.',
  prices: 'Here is what we offer:\n{plans}',
  'no-answer':
    'I do not know that one, and I would rather not guess. A person at {name} can tell you: {contact}.',
  'no-answer-person':
    'I do not know that one, and I would rather not guess. Shall I bring a person from {name} into our chat?',
  'not-understood': 'Sorry, I did not follow that. Could you say it in other words, or ask for a person?',
  thanks: 'You are welcome.',
  files:
    'Thanks, I have {files}, kept with our conversation for a person to see. I cannot open them myself, so please tell me in a line what matters in them.',
  'files-photo':
    'Thanks. I cannot see pictures, so what you sent is kept with our conversation for a person to look at. Please tell me in a line what it shows.',
  'files-voice':
    'Thanks. I cannot listen to voice notes yet, so what you sent is kept with our conversation for a person to hear. Please type what you said.',
  'files-video':
    'Thanks. I cannot watch videos, so what you sent is kept with our conversation for a person to look at. Please tell me in a line what it shows.',
  'files-document':
    'Thanks. I cannot read documents, so what you sent is kept with our conversation for a person to read. Please tell me in a line what it says.',
  'files-other':
    'Thanks, what you sent is kept with our conversation. I cannot open it myself, so please tell me in a line what it shows.',
  place: 'Thanks, I have the place: {place}.',
  'file-too-large':
    'Sorry, what you sent is too large for me to keep: {most} is the most I can take. Please send a smaller one, or tell me in words what it shows.',
  'file-not-taken':
    'Sorry, I cannot take that kind of file, so it is not kept. I can keep pictures, voice notes, videos, PDFs and office documents; or tell me in words what it says.',
  'file-out-of-reach':
    'Sorry, what you sent did not reach me, so it is not kept after all. Please send it once more, or tell me in words what it shows.',
  'redacted-card':
    'For your safety I have not kept that card number: please never send one in a chat. When it is time to pay, you get a link to a secure page.',
  'redacted-bank-account':
    'For your safety I have not kept that account number: please never send one in a chat. When it is time to pay, you get a link to a secure page.',
  'redacted-social-security':
    'For your safety I have not kept that number: nobody here needs a social security number, so please never send one.',
  'redacted-password':
    'For your safety I have not kept that password: nobody here will ever ask for one, so please change it if you use it anywhere.',
  'redacted-access-key':
    'For your safety I have not kept that key: nobody here needs one, so please revoke it where it was made.',
  'ask-number':
    'Gladly. What is your mobile number? By giving it you agree that {name} may text you about this conversation. Msg & data rates may apply, and you can opt out at any time.',
  ...LINK_WORDS,
  code: '{name}: your code is {code}. Type it in the chat where you asked for it, within {valid}, and tell it to nobody. Msg & data rates may apply. Reply STOP to opt out, HELP for help.',
  'code-sent':
    'I sent a code to {address}, where it comes if that phone takes our texts. Please type it here.',
  'code-wrong': 'That is not the code I sent. You have {tries} left.',
  'code-void': 'That code no longer works. Tell me the number again and I will send a new one.',
  joined:
    'You can go on from {address} too: it is all one conversation. If that was not you, write "not me".',
  continued:
    'We can go on right here: this and our chat are one conversation now. If that was not you, write "not me". What I have so far: {facts}.',
  'logged-in':
    'You are logged in, so what you told us elsewhere counts here too. If that was not you, write "not me". What I have so far: {facts}.',
  'two-orders':
    'There are two orders now, {receipts}, and both stand. A colleague will ask you whether both are meant.',
  recap: 'Changed: {changed}. Please check this order.',
  'link-gone': 'The link you had no longer holds; a new one follows your yes.',
  'confirm-again': 'Nothing is ordered yet, and I want to be sure I read you right.',
  acknowledge: '{opening}: {text}',
  'second-yes': '{opening}: {amount} is due {when}.',
  identity:
    'Because of the amount I have to be sure that it is you. I sent a code to {address}. Please type it here.',
  'identity-number':
    'Because of the amount I have to be sure that it is you. What is your mobile number? By giving it you agree that {name} may text you about this conversation. Msg & data rates may apply, and you can opt out at any time.',
  checkout:
    '{opening}. You can pay with the secure link below. It works for {valid}. It takes what is due now, once; {name} bills you for what comes later.',
  'checkout-free':
    '{opening}. Nothing is due now; please confirm the order with the secure link below. It works for {valid}.',
  paid: 'Your payment has arrived, thank you.',
  confirmed:
    'Your order is confirmed, number {receipt}, and nothing was due now. If you need anything, we are here: {contact}.',
  'payment-failed': 'The payment did not go through, and nothing was charged.',
  'payment-reversed':
    'The payment for receipt {receipt} was {how}, so I have asked a person at {name} to look at it with you. You can reach one at {contact}.',
  'payment-restored':
    'The dispute about the payment for receipt {receipt} is over, and the payment stands. Your order is as it was.',
  'payment-unmatched':
    'We received a payment, but {why}, so I have asked a person at {name} to sort it out with you. You can reach one at {contact}.',
  complete:
    'Your order is placed and paid, receipt {receipt}, {amount}. If you need anything, we are here: {contact}.',
  'own-order': 'This is the order as I have it.',
  'own-facts': 'Nothing is placed or paid so far. What I have from you: {facts}.',
  'after-sale':
    'I have noted that, and a person at {name} looks at it with you; nothing is changed yet. You can reach one at {contact}.',
  ordered:
    'Your order is placed, number {number}. Nothing is charged now: {name} sends an invoice of {amount}, due within {days}.',
  deferred: 'No hurry. Nothing is ordered, and I keep everything we have. Just write when you are ready.',
  reverted: 'No problem, nothing is ordered. What should be different?',
  'to-decider':
    'Of course, talk it over first. Nothing is ordered, and I keep everything we have. Write whenever you know, and I put the order together again. Otherwise I ask once more in {time}.',
  ...FOLLOW_UP_WORDS,
  apology:
    'I am sorry. I would rather have a person at {name} make this right with you. You can reach one at {contact}.',
  lost: 'I am sorry, I keep missing what you mean, so I have asked for a person at {name}. You can reach one at {contact}.',
  'not-served': 'I am not sure that we can serve you there. A person at {name} can tell you: {contact}.',
  'as-listed': 'Our prices are as they are listed, and I cannot change them.',
  'by-quote':
    '{plan}, for {people}, is priced by quote, which a person at {name} works out with you: {contact}.',
  'beyond-me': 'That is not mine to decide, so a person at {name} has to. You can reach one at {contact}.',
  'beyond-me-called':
    'That is not mine to decide, so I have asked a person at {name}, who answers you here. You can also reach one at {contact}.',
  'codes-spent':
    'I may send no more codes today, so please ask again tomorrow. Nothing is lost until then, and a person at {name} can help you sooner: {contact}.',
  'tries-spent':
    'That is one try more than I may take in one day, so I have not looked at this code. Please ask for a new one tomorrow. Nothing is lost until then, and a person at {name} can help you sooner: {contact}.',
  human: 'I have noted that you want a person. You reach one at {name} here: {contact}.',
  'human-called':
    'I have asked a person at {name} to join you here. Until then I go on answering, or you reach one at {contact}.',
  help: '{name}: automated assistant. For a person: {contact}. Write STOP to hear nothing more.',
  'help-sms':
    '{name}: automated assistant. For a person: {contact}. Msg & data rates may apply. Reply STOP to opt out.',
  stopped:
    '{name}: you are unsubscribed and will get no more messages here. Reply START if you want them again.',
  started: '{name}: you are subscribed again. Write STOP to hear nothing more, HELP for help.',
  'started-sms':
    '{name}: you are subscribed again. Msg & data rates may apply. Reply STOP to opt out, HELP for help.',
  'start-there': 'To hear from us at {address} again, please write START from there.',
  'in-private':
    'Others read along here, so please send me a direct message for that. What was said here stays here.',
  'not-yours': 'That question was put to somebody else here, so it stays open. What can I do for you?',
  'offer-slots': '{opening} Times are in {zone}. Which one suits you?',
  'offer-slot': '{slot} is free for {title}. Shall I book it?',
  'no-slots':
    'I find no free time for {title} in the coming weeks. A person at {name} can arrange one: {contact}.',
  'slots-unavailable':
    'I cannot see the calendar just now, so I can promise no time. Please ask again in a while, or write to {contact}.',
  'will-remind': 'If you book, {name} texts you here once before it, as a reminder.',
  booking: 'One moment, I am {doing}.',
  booked:
    'It is booked: {title} on {slot}. The invitation for your calendar comes with this message. If the time no longer suits you, just tell me another.',
  requested:
    'I have asked for {title} on {slot}. It is not certain yet: the host has to agree, and tells you by e-mail.',
  rebooked:
    'It is moved: {title} is on {slot} now. The new invitation for your calendar comes with this message.',
  'called-off':
    'It is called off: {title} on {slot}. The update for your calendar comes with this message. If you want another time, just say so.',
  'moved-there':
    '{title} was moved in the calendar: it is on {slot} now. The new invitation comes with this message. If that does not suit you, just tell me another time.',
  'off-there':
    'I am sorry: {title} on {slot} was called off in the calendar. If you want another time, just say when.',
  'turned-down':
    'I am sorry: {title} on {slot} cannot be, the host has not agreed to that time. Just tell me another.',
  'booking-failed':
    'Sorry, I could not {deed}, because the calendar does not answer. A person at {name} can: {contact}.',
  'slot-taken': 'Sorry, {slot} has just been taken. Tell me another time, or write to {contact}.',
  reminder: '{name}: a reminder of {title} on {slot}. If you cannot make it, just tell me another time.',
  'already-booked':
    'You have {title} on {slot} already. Tell me another time to move it, or say that you want it called off.',
  'which-meeting': 'You have {title} booked more than once. Which one shall I call off?',
  moving: 'This is about {title} on {slot}.',
  'no-booking': 'There is nothing booked for you. If you would like {title}, just say when.',
  'not-booked': 'All right, nothing is booked. Just say when you would like a time.',
  'meet-first': 'Gladly. A question or two first, so that the time is well spent.',
  'meet-after': 'About {title}: I look for a time as soon as this order is settled. Just tell me again then.',
  'ask-email': 'Which e-mail address should the invitation go to?',
  restarted: 'All right, we start over. What are you looking for?',
  'not-me': 'Thanks for telling me, and sorry for the mix-up. This conversation stands by itself again.',
  'forget-here': 'If somebody else wrote here before you, write "start over" and I forget what they told me.',
  parted:
    'I was told that this and our other chat are not of one person, so they are two conversations again. What was said here stays here.',
  'rep-here': 'You are now chatting with {rep} from {name}.',
  'rep-gone': '{rep} has handed our conversation back to me, the assistant.',
  'nobody-yet':
    'Sorry for the wait: nobody at {name} is free right now. Your request stays with them, and you can also reach a person here: {contact}.',
  'meet-instead': 'If you would rather meet somebody, tell me when {title} would suit you.',
  resumed: 'Sorry for the silence. The assistant is back, and what you wrote meanwhile is kept.',
  approved: '{rep} at {name} has approved this for you: {what}. Not approved: {besides}.',
  declined: '{rep} at {name} has looked at it, and we cannot offer other terms this time.',
  trouble:
    'Sorry, something went wrong on our side. Please write to us at {contact}, and we will sort it out.',
}

/** The fixed yes/no questions: their answers may bind, so no business and no model rewords them (L2). */
export const QUESTIONS = {
  recap: 'Shall I go ahead with exactly this?',
  acknowledge: 'Do you agree?',
  secondYes: 'Do you confirm it?',
  link: 'Is that conversation yours?',
} as const

/** What a yes to a link does, and for whom it is; whose conversation it is stands for `{origin}` (M6). */
export const LINK = {
  first:
    'This connects this chat with the conversation from {origin}: what was said there can be seen here, and what is said here there. Only say yes if that is yours. If somebody else sent you the link, say no.',
  again: 'I need a clear yes or no: this connects this chat with the conversation from {origin}.',
} as const

/** What leads to a list of free times, and what is being done, or could not be done, at the calendar. */
export const MEETINGS = {
  opening: {
    free: 'These times are free for {title}.',
    near: 'Nothing is free then. These are the nearest times for {title}.',
    taken: 'Sorry, {slot} has just been taken. These are still free.',
    more: 'These are other free times for {title}.',
    which: 'I am not sure which one you mean.',
  },
  doing: {
    book: 'booking {slot}',
    move: 'moving it to {slot}',
    cancel: 'taking it out of the calendar',
  },
  deed: {
    book: 'book {title} on {slot}',
    move: 'move {title} to {slot}',
    cancel: 'call off {title} on {slot}',
  },
  /** What comes back when one of several is taken: it is read as typed, so it says all. */
  callOff: 'Cancel the call on {slot}',
} as const

/** What can be tapped under a question; the value comes back as if the buyer had typed it. */
export const CHOICES: {
  readonly [of in
    | 'recap'
    | 'acknowledge'
    | 'secondYes'
    | 'decision'
    | 'suggest'
    | 'slot'
    | 'confirm'
    | 'link']: readonly Choice[]
} = {
  recap: [
    { title: 'Yes, go ahead', value: 'Yes, go ahead' },
    // "Wait" takes the recap back; without it the words would only be unclear, and the same question come again.
    { title: 'Change something', value: 'Wait, I want to change something' },
  ],
  acknowledge: [
    { title: 'I agree', value: 'I agree' },
    { title: 'I do not agree', value: 'I do not agree' },
  ],
  secondYes: [
    { title: 'Yes, I confirm', value: 'Yes, I confirm' },
    { title: 'No, not yet', value: 'No, not yet' },
  ],
  decision: [
    { title: 'I do', value: 'I do' },
    { title: 'Someone else', value: 'Someone else' },
    { title: 'We decide together', value: 'We decide together' },
  ],
  slot: [
    { title: 'Yes, book it', value: 'Yes, book it' },
    { title: 'Other times', value: 'Other times' },
  ],
  confirm: [
    { title: 'Yes, that is right', value: 'Yes, that is right' },
    { title: 'No, it is not', value: 'No, it is not' },
  ],
  link: [
    { title: 'Yes, that is mine', value: 'Yes, that is mine' },
    { title: 'No, it is not', value: 'No, it is not' },
  ],
  suggest: [{ title: "Let's do it", value: "Let's do it" }],
}

/** What stands for `{opening}`, the first time a thing is put and when it has to be put again. */
export const OPENINGS = {
  acknowledge: {
    first: 'One thing to agree to before the order is placed',
    again: 'I need a clear answer to this before the order is placed',
  },
  secondYes: {
    first: 'Because of the amount I ask a second time',
    again: 'I need a clear yes to this amount',
  },
  checkout: { first: 'Thank you, all is set', again: 'Here is the link once more' },
} as const
