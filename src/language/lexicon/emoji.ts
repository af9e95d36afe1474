import { wordSet } from './lexicon.ts'

/** Emoji a plain yes may carry, in any language. */
export const EMOJI = wordSet('👍 ✅ 🙂 😊 😀 😃 😄 🙏 🎉 👌 💯 ☺ ❤ 🙌 ✔ 😁 🤝')
