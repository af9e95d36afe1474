import type { Words } from '#core/sentences'

/** What is said of links and codes by which a conversation goes on elsewhere (M6), under the same two rules as all words. */
export const LINK_WORDS = {
  'continue-link':
    'Gladly. Open this link where you would like to go on. It works once, within {valid}, and whoever opens it can go on as you: please do not pass it on.',
  'links-spent':
    'I have given as many links as I may in one day, so please ask again tomorrow. Nothing is lost: here you can go on at any time.',
  'link-left': 'All right, nothing was connected. We can just talk here.',
  'link-alone':
    'Several people read what is said here, so I cannot bring a conversation of yours here. Please open the link in a chat of your own.',
  'link-expired': 'That link has run out, and nothing was connected. Ask for a new one where you got it.',
  'link-used':
    'That link was used already, and it works only once. Nothing was connected; ask for a new one where you got it.',
  'link-void': 'That link no longer works, and nothing was connected. Ask for a new one where you got it.',
  'link-unknown':
    'That is not a link or code of ours, or it was cut short on the way. Nothing was connected.',
  'or-text': 'Or text {code} to {number} from that phone, within {valid}.',
} as const satisfies Partial<Words>
