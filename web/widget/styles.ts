/**
 * The looks. Colours are chosen so that every text keeps 4.5:1 on its ground in both schemes (WCAG 1.4.3): the accent is
 * only ever a ground, with the ink that `options.ts` computed for it; text on other grounds is always `--ink` or `--soft`.
 */
const COLOURS = `
:host {
  all: initial;
  --ground: #ffffff; --raised: #f1f3f5; --line: #d9dde3; --ink: #15191f; --soft: #5a6270; --alarm: #b3261e;
  --notice: #fff4d6; --notice-ink: #4f3900; --shade: 0 12px 40px rgb(16 24 40 / .18), 0 2px 8px rgb(16 24 40 / .1);
  --edge: var(--soft); color-scheme: light;
}
@supports (color: color-mix(in srgb, red, blue)) { :host { --edge: color-mix(in srgb, var(--accent) 65%, var(--ink)); } }
:host([data-theme=dark]) { --ground: #17191d; --raised: #262a30; --line: #3a4049; --ink: #f1f3f6; --soft: #a9b0bc; --alarm: #ff8a80;
  --notice: #3d3111; --notice-ink: #ffe3a1; --shade: 0 12px 40px rgb(0 0 0 / .55), 0 0 0 1px #3a4049; color-scheme: dark; }
@media (prefers-color-scheme: dark) {
  :host([data-theme=auto]) { --ground: #17191d; --raised: #262a30; --line: #3a4049; --ink: #f1f3f6; --soft: #a9b0bc; --alarm: #ff8a80;
    --notice: #3d3111; --notice-ink: #ffe3a1; --shade: 0 12px 40px rgb(0 0 0 / .55), 0 0 0 1px #3a4049; color-scheme: dark; }
}`

const BASE = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, p, dl, dd, ul { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }
button, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
button { border: 0; background: none; padding: 0; cursor: pointer; }
svg { width: 22px; height: 22px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 2.5px solid var(--ink); outline-offset: 2px; }
header :focus-visible, .action.main:focus-visible { outline-color: var(--on-accent); outline-offset: -4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.corner, .panel { font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: var(--ink); text-align: start; }
`

const FRAME = `
.launcher { position: fixed; inset: auto 20px calc(20px + env(safe-area-inset-bottom)) auto; z-index: 2147483646; display: flex; align-items: center;
  justify-content: center; gap: 10px; min-width: 58px; height: 58px; border-radius: 29px; background: var(--accent); color: var(--on-accent);
  box-shadow: 0 6px 20px rgb(16 24 40 / .25); transition: transform .15s ease, box-shadow .15s ease; }
.launcher:hover { transform: translateY(-2px); box-shadow: 0 10px 26px rgb(16 24 40 / .3); }
.launcher svg { width: 27px; height: 27px; }
.launcher.worded { padding: 0 22px 0 18px; font-weight: 600; }
.launcher:focus-visible { outline-offset: 3px; box-shadow: 0 0 0 3px var(--ground); }
.badge { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px; background: #c62828; color: #fff;
  font-size: 12.5px; font-weight: 700; line-height: 22px; text-align: center; box-shadow: 0 0 0 2px var(--ground); }
.panel { position: fixed; inset: auto 20px calc(92px + env(safe-area-inset-bottom)) auto; z-index: 2147483647; display: flex; flex-direction: column;
  width: 392px; height: min(640px, calc(100dvh - 116px)); overflow: hidden; border-radius: 18px; background: var(--ground); box-shadow: var(--shade);
  animation: arrive .18s ease-out; }
:host([data-position=left]) .launcher, :host([data-position=left]) .panel { right: auto; left: 20px; }
:host([data-inline]) { display: block; height: 100%; border-radius: inherit; }
:host([data-inline]) .panel { position: relative; inset: auto; z-index: auto; width: 100%; height: 100%; border-radius: inherit; box-shadow: none; animation: none; }
@keyframes arrive { from { opacity: 0; transform: translateY(10px); } }
header { display: flex; align-items: center; gap: 12px; padding: 14px 12px 14px 16px; background: var(--accent); color: var(--on-accent); }
.avatar { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; border: 1.5px solid currentColor; }
.avatar svg { width: 24px; height: 24px; stroke-width: 1.6; }
.names { flex: 1; min-width: 0; }
h2 { overflow: hidden; font-size: 16.5px; font-weight: 650; line-height: 1.25; text-overflow: ellipsis; white-space: nowrap; }
#disclosure { font-size: 13px; line-height: 1.35; }
.tool { display: grid; flex: none; place-items: center; width: 40px; height: 40px; border-radius: 50%; }
.tool:hover { background: rgb(127 127 127 / .18); }
.banner { padding: 8px 16px; background: var(--notice); color: var(--notice-ink); font-size: 13.5px; text-align: center; animation: appear .01s .7s backwards; }
.banner.connecting { background: var(--raised); color: var(--soft); }
@keyframes appear { from { visibility: hidden; margin-top: -36px; } }
@media (max-width: 480px) {
  :host(:not([data-inline])) .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0; padding-bottom: env(safe-area-inset-bottom); }
  :host(:not([data-inline])) .launcher[aria-expanded=true] { display: none; }
  .panel textarea { font-size: 16px; }
}`

const LOG = `
.middle { position: relative; display: flex; flex: 1; flex-direction: column; min-height: 0; }
.scroll { flex: 1; overflow-y: auto; padding: 16px 16px 12px; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.scroll:focus-visible { outline-offset: -3px; }
.day { display: flex; align-items: center; gap: 10px; margin: 18px 0 10px; color: var(--soft); font-size: 12.5px; }
.day::before, .day::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.message { position: relative; display: flex; flex-direction: column; align-items: flex-start; margin-top: 3px; }
.message.first { margin-top: 12px; }
[role=log] > :first-child { margin-top: 0; }
.mine { align-items: flex-end; }
.bubble { max-width: min(84%, 560px); padding: 9px 14px; border-radius: 18px; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
.theirs.first > .bubble { border-start-start-radius: 6px; }
.mine > .bubble { background: var(--accent); color: var(--on-accent); }
.mine.first > .bubble { border-start-end-radius: 6px; }
.bubble a, .card p a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.mine > .bubble a:focus-visible { outline-color: var(--on-accent); outline-offset: 0; }
.meta { margin: 4px 4px 0; color: var(--soft); font-size: 12.5px; line-height: 1.4; }
.speaker { margin: 0 4px 3px; font-weight: 600; }
.failure { color: var(--alarm); }
.retry { padding: 2px 6px; border-radius: 6px; color: var(--ink); font-weight: 600; text-decoration: underline; text-underline-offset: 2px; }
.file { display: inline-flex; align-items: center; gap: 8px; max-width: 84%; margin-top: 4px; padding: 9px 14px 9px 10px; border: 1px solid var(--line);
  border-radius: 14px; color: var(--ink); text-decoration: none; overflow-wrap: anywhere; }
a.file:hover { background: var(--raised); }
.picture { max-width: 84%; margin-top: 4px; border-radius: 14px; }
.picture img { display: block; max-width: 100%; max-height: 260px; border-radius: inherit; background: var(--raised); }
.card { width: min(100%, 320px); margin-top: 6px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 16px; background: var(--ground); overflow-wrap: anywhere; }
.card > img { display: block; width: calc(100% + 32px); max-height: 180px; margin: -14px -16px 12px; border-radius: 15px 15px 0 0; object-fit: cover; }
.card h3 { font-weight: 650; font-size: 16px; line-height: 1.3; }
.card p { margin-top: 4px; white-space: pre-wrap; }
.card .subtitle { color: var(--soft); font-size: 14px; }
.card dl { margin-top: 10px; border-top: 1px solid var(--line); }
.card dl div { display: flex; justify-content: space-between; gap: 16px; padding: 7px 0; border-bottom: 1px solid var(--line); }
.card dl div:last-child { border-bottom: 0; padding-bottom: 0; }
.card dt { flex: none; max-width: 50%; color: var(--soft); }
.card dd { text-align: end; font-weight: 550; }
.card .strong dt, .card .strong dd { color: var(--ink); font-weight: 700; }
.action { display: flex; align-items: center; justify-content: center; gap: 8px; width: 100%; min-height: 44px; margin-top: 10px; padding: 8px 14px;
  border: 1.5px solid var(--line); border-radius: 12px; font-weight: 600; text-align: center; text-decoration: none; color: var(--ink); }
dl + .action { margin-top: 14px; }
.action.main { border-color: var(--edge); background: var(--accent); color: var(--on-accent); }
.action svg, .choice svg { width: 16px; height: 16px; stroke-width: 2; }
.action:not(.main):hover, .choice:hover { background: var(--raised); }
.action.main:hover { filter: brightness(1.08); }
.choices { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 14px; }
.choice { display: inline-flex; align-items: center; gap: 6px; min-height: 40px; padding: 7px 16px; border: 1.5px solid var(--edge); border-radius: 20px; color: var(--ink);
  background: var(--ground); font-weight: 550; text-align: center; text-decoration: none; overflow-wrap: anywhere; }
.dots { display: inline-flex; gap: 5px; padding: 15px 16px; }
.dots i { width: 7px; height: 7px; border-radius: 50%; background: var(--soft); animation: nod 1.2s infinite; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
@keyframes nod { 0%, 60%, 100% { transform: none; opacity: .55; } 30% { transform: translateY(-4px); opacity: 1; } }
.latest { position: absolute; bottom: 10px; left: 50%; display: grid; place-items: center; width: 40px; height: 40px; margin-left: -20px; border: 1px solid var(--line);
  border-radius: 50%; background: var(--ground); box-shadow: 0 4px 14px rgb(16 24 40 / .18); }
`

const COMPOSER = `
.composer { display: flex; align-items: flex-end; gap: 4px; margin: 0 12px 12px; padding: 4px; border: 1.5px solid var(--soft); border-radius: 25px; }
.composer:focus-within { border-color: var(--ink); box-shadow: 0 0 0 .75px var(--ink); }
.composer textarea:focus-visible { outline: 0; }
.composer .tool { color: var(--soft); }
textarea { flex: 1; min-width: 0; max-height: 132px; padding: 9px 4px; border: 0; background: none; line-height: 1.45; resize: none; scrollbar-width: thin; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.send { display: grid; flex: none; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent); }
.send[aria-disabled=true] { background: var(--raised); color: var(--soft); cursor: default; }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: .01s !important; transition: none !important; } .dots i { animation: none; } }
@media (forced-colors: active) { .bubble, .panel, .launcher, .send { border: 1px solid; } }
`

/** The style sheet of the shadow root. */
export const STYLES = COLOURS + BASE + FRAME + LOG + COMPOSER
