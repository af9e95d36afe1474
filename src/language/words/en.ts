import type { Words } from '#core/sentences'
import { FILE_WORDS } from './en-files.ts'
import { FOLLOW_UP_WORDS } from './en-follow-ups.ts'
import { LINK_WORDS } from './en-links.ts'
import { MEETING_WORDS } from './en-meetings.ts'
import { ORDER_WORDS } from './en-orders.ts'
import { REPLY_WORDS } from './en-replies.ts'

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
  introduce: "Hi, I'm the automated assistant at {name}. You can ask for a person at any time.",
  automated: "I'm an automated assistant, not a person. If you'd rather talk to somebody, just say so.",
  speaks: 'Yes, we can go on in English.',
  'speaks-only': 'I can write in {languages}, and in no other language.',
  'introduce-sms':
    '{name}: this is our automated assistant. Msg & data rates may apply. Reply STOP to opt out, HELP for help.',
  'welcome-back': [
    'Welcome back. I still have this from you: {facts}.',
    'Welcome back. We had got this far: {facts}.',
  ],
  noted: ['Got it: {facts}.', 'Thanks, I have that: {facts}.', 'All right: {facts}.'],
  'noted-one': ['Thanks.', 'Got it.', 'All right.'],
  'noted-change': ['Got it: {facts}.', 'All right, {facts}.'],
  'confirm-noted': 'Our notes of {day} say {noted}. Is that right?',
  'confirm-either': 'Our notes of {day} say {noted}, and you told me {theirs}. Which is right?',
  'confirm-sides': 'You told me {earlier} by {one}, and {later} by {other}. Which is right?',
  'confirm-sides-again': [
    'I still have both {earlier} and {later} from you, and would rather not guess. Which one holds?',
    'Before I put an order together: is it {earlier} or {later}?',
  ],
  ask: '{question}',
  'ask-again': ['One thing I still need to know. {question}', 'Back to where we were. {question}'],
  'ask-plans': '{question} Choose a plan, or say it in your own words.',
  'ask-need': ['What are you looking for?', 'So what are you looking for?'],
  'ask-quantity': ['How many people is it for?', 'Roughly how many people should it serve?'],
  'ask-timeline': ['When would you like to start?', 'By when would you like to have it?'],
  'ask-budget': ['Roughly what budget do you have in mind?', 'And what budget should it stay within?'],
  'ask-decision': ['Who makes the decision on your side?', 'Who makes the decision, you or somebody else?'],
  'ask-location': ['Where are you located?', 'Which city or state are you in?'],
  answer: '{passage}',
  price: 'The {plan} plan is {price}, for {people}. It includes {includes}.',
  suggest: [
    "The {plan} plan fits you: {price}, for {people}. It includes {includes}. When you're ready, say \"let's do it\" and I'll put the order together.",
    "I'd go for the {plan} plan: {price}, for {people}. Say \"let's do it\" whenever you like, and I'll put the order together.",
  ],
  prices: 'Here is what we offer:\n{plans}',
  'price-concern':
    "That's fair. The listed price is the one I can offer. Shall I ask a person at {name} what is possible?",
  'no-answer': [
    "I don't know that one, and I'd rather not guess. A person at {name} can tell you: {contact}.",
    "That I can't say for sure. Somebody at {name} can: {contact}.",
  ],
  'no-answer-person': [
    "I don't know that one, and I'd rather not guess. Shall I bring a person from {name} into our chat?",
    "That I can't say for sure, but somebody at {name} can. Shall I call them into our chat?",
  ],
  'not-understood': [
    "Sorry, I didn't follow that. Could you put it another way?",
    "I'm not sure I understood. Could you say it in other words, or would you rather have a person?",
  ],
  thanks: ["You're welcome.", 'Happy to help.', 'Any time.'],
  ...REPLY_WORDS,
  ...FILE_WORDS,
  'ask-number':
    'Gladly. What is your mobile number? By giving it you agree that {name} may text you about this conversation. Msg & data rates may apply, and you can opt out at any time.',
  ...LINK_WORDS,
  code: '{name}, automated: your code is {code}. Type it in the chat where you asked for it, within {valid}, and tell it to nobody. Msg & data rates may apply. Reply STOP to opt out, HELP for help.',
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
  ...ORDER_WORDS,
  deferred: [
    "No hurry. Nothing is ordered, and I'll keep everything we have. Just write when you are ready.",
    'Take your time. Nothing is ordered, and what we have is kept until you write.',
  ],
  reverted: [
    'No problem, nothing is ordered. What should be different?',
    'All right, nothing is ordered. What would you like changed?',
  ],
  'to-decider':
    'Of course, talk it over first. Nothing is ordered, and what we have is kept. Write whenever you know. Otherwise I ask once more in {time}.',
  ...FOLLOW_UP_WORDS,
  apology: "I'm sorry. A person at {name} should make this right with you. You can reach one at {contact}.",
  lost: "I keep missing what you mean, sorry, so I've asked for a person at {name}. You can reach one at {contact}.",
  'not-served': 'I am not sure that we can serve you there. A person at {name} can tell you: {contact}.',
  'as-listed': [
    "Our prices are as they are listed, and I can't change them.",
    'The listed price is the one I can offer.',
  ],
  'by-quote':
    '{plan}, for {people}, is priced by quote, which a person at {name} works out with you: {contact}.',
  'beyond-me': 'That is not mine to decide, so a person at {name} has to. You can reach one at {contact}.',
  'beyond-me-called':
    "That is not mine to decide, so I've asked a person at {name}, who'll answer you here. You can also reach one at {contact}.",
  'codes-spent':
    'I may send no more codes today, so please ask again tomorrow. Nothing is lost until then, and a person at {name} can help you sooner: {contact}.',
  'tries-spent':
    'That is one try more than I may take in one day, so I have not looked at this code. Please ask for a new one tomorrow. Nothing is lost until then, and a person at {name} can help you sooner: {contact}.',
  human: "Of course. You'll reach a person at {name} here: {contact}.",
  'human-called':
    "Of course. I've asked a person at {name} to join you here. Until then I'll go on answering, or you can reach one at {contact}.",
  'human-called-again': [
    "I've asked a person at {name} to come, and they'll answer you here. You can also reach one at {contact}.",
    'A person at {name} has been asked to come, and will write to you here. You can reach one sooner at {contact}.',
  ],
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
  ...MEETING_WORDS,
  restarted: "All right, let's start over. What are you looking for?",
  'not-me': 'Thanks for telling me, and sorry for the mix-up. This conversation stands by itself again.',
  'forget-here': 'If somebody else wrote here before you, write "start over" and I forget what they told me.',
  parted:
    'I was told that this and our other chat are not of one person, so they are two conversations again. What was said here stays here.',
  'rep-here': 'You are now chatting with {rep} from {name}.',
  'rep-gone': '{rep} has handed our conversation back to me, the assistant.',
  'nobody-yet':
    'Sorry for the wait: nobody at {name} is free right now. Your request stays with them, and you can also reach a person here: {contact}.',
  resumed: 'Sorry for the silence. The assistant is back, and what you wrote meanwhile is kept.',
  approved: '{rep} at {name} has approved this for you: {what}. Not approved: {besides}.',
  declined: '{rep} at {name} has looked at it, and we cannot offer other terms this time.',
  trouble:
    'Sorry, something went wrong on our side. Please write to us at {contact}, and we will sort it out.',
}
