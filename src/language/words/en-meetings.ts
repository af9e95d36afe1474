import type { Words } from '#core/sentences'

/** What is said of meetings (D3), under the same two rules as all words. */
export const MEETING_WORDS = {
  'offer-slots': '{opening} Times are in {zone}. Which one suits you?',
  'offer-slot': '{slot} is free for {title}. Shall I book it?',
  'no-slots':
    "I can't find a free time for {title} in the coming weeks. A person at {name} can arrange one: {contact}.",
  'slots-unavailable':
    "I cannot see the calendar just now, so I can't promise a time. Please ask again in a while, or write to {contact}.",
  'will-remind': 'If you book, {name} texts you here once before it, as a reminder.',
  booking: "One moment, I'm {doing}.",
  booked:
    'It is booked: {title} on {slot}. The invitation for your calendar comes with this message. If the time no longer suits you, just tell me another.',
  requested:
    "I've asked for {title} on {slot}. It is not certain yet: the host has to agree, and tells you by e-mail.",
  rebooked:
    'It is moved: {title} is on {slot} now. The new invitation for your calendar comes with this message.',
  'called-off':
    'It is called off: {title} on {slot}. The update for your calendar comes with this message. If you want another time, just say so.',
  'moved-there':
    '{title} was moved in the calendar: it is on {slot} now. The new invitation comes with this message. If that does not suit you, just tell me another time.',
  'off-there':
    '{title} on {slot} was called off in the calendar, sorry about that. If you want another time, just say when.',
  'turned-down':
    "Sorry, {title} on {slot} can't be: the host has not agreed to that time. Just tell me another.",
  'booking-failed':
    'Sorry, I could not {deed}, because the calendar does not answer. A person at {name} can: {contact}.',
  'slot-taken': 'Sorry, {slot} has just been taken. Tell me another time, or write to {contact}.',
  reminder: '{name}: a reminder of {title} on {slot}. If you cannot make it, just tell me another time.',
  'already-booked':
    'You have {title} on {slot} already. Tell me another time to move it, or say that you want it called off.',
  'which-meeting': 'You have {title} booked more than once. Which one is it about?',
  moving: 'This is about {title} on {slot}.',
  'no-booking': "There is nothing booked for you. If you'd like {title}, just say when.",
  'not-booked': "All right, nothing is booked. Just say when you'd like a time.",
  'meet-first': [
    'Gladly. A question or two first, so that the time is well spent.',
    'The meeting is not forgotten. Only this first, so that whoever meets you comes prepared.',
    'We are nearly at the meeting. One more thing before I look for a time.',
  ],
  'meet-after':
    "About {title}: I'll look for a time as soon as this order is settled. Just tell me again then.",
  'ask-email': 'Which e-mail address should the invitation go to?',
  'meet-instead': 'If you would rather meet somebody, tell me when {title} would suit you.',
} as const satisfies Partial<Words>
