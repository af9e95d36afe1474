import type { Words } from '#core/sentences'

/** What is said of things that came along, and of secrets that were not kept (C9, M9), under the same two rules as all words. */
export const FILE_WORDS = {
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
} as const satisfies Partial<Words>
