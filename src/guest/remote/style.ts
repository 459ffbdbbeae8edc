/** The ground of the page. */
export const ground = "#0c1724";

/** What the deck's own page looks like behind the desk of a phone. */
export const pageCss = `
html.qd-remote, .qd-remote body { margin: 0; height: 100%; overflow: hidden; overscroll-behavior: none; background: ${ground} !important; touch-action: pan-y pinch-zoom; }
.qd-remote body > .reveal { position: fixed; overflow: hidden; border-radius: 8px; background: var(--bg, var(--r-background-color, #fff)); pointer-events: none; }
.qd-remote :is(.qd-menu, .qd-desk, .qd-ink-tools, .reveal > :is(.controls, .progress, .slide-number, .pause-overlay)) { display: none !important; }
`;

const colours = `
:host { --ground: ${ground}; --card: #16283a; --line: #34495d; --ink: #f4f1ea; --muted: #b4c1cd; --accent: #5cc0f2; --warm: #ffcf8a; --on-light: #0c1724; }
`;

const base = `
:host { position: fixed; inset: 0; z-index: 10; font: 400 17px/1.4 system-ui, sans-serif; color: var(--ink); -webkit-text-size-adjust: 100%; }
* { -webkit-tap-highlight-color: transparent; }
main { display: grid; height: 100vh; height: 100dvh; gap: 8px; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; touch-action: pan-y pinch-zoom;
  padding: max(8px, env(safe-area-inset-top)) max(12px, env(safe-area-inset-right)) max(12px, env(safe-area-inset-bottom)) max(12px, env(safe-area-inset-left)); }
main * { touch-action: inherit; }
main > * { min-width: 0; }
button { min-height: 52px; min-width: 52px; border: 0; border-radius: 14px; padding: 0 14px; background: var(--card); color: inherit; font: inherit; }
button:focus-visible, .notes:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
button:active:not(:disabled) { background: var(--line); }
button:disabled { opacity: .42; cursor: default; }
svg { width: 26px; height: 26px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:host([dir="rtl"]) .turns svg { transform: scaleX(-1); }
.awake { position: fixed; inset-block-end: 0; inset-inline-start: 0; z-index: -1; width: 16px; height: 16px; pointer-events: none; }
`;

const parts = `
.time { grid-area: time; display: flex; align-items: center; gap: 8px; }
.clock, .reset { flex: none; }
.clock { display: flex; align-items: center; gap: 10px; padding-inline: 12px 16px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.clock b { font-size: 26px; letter-spacing: -.01em; }
.left { min-width: 0; overflow: hidden; text-overflow: ellipsis; color: var(--muted); font-size: 15px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.left[data-over] { color: var(--warm); font-weight: 700; }
.listeners { margin-inline-start: auto; color: var(--muted); font-size: 14px; text-align: end; line-height: 1.2; white-space: nowrap; }
.listeners::before { content: ""; display: inline-block; width: 10px; height: 10px; margin-inline-end: 6px; border-radius: 50%; background: #7fe0b8; }
.listeners[data-lost]::before { background: var(--warm); }
.slide { grid-area: slide; position: relative; justify-self: center; aspect-ratio: var(--ratio); width: min(100%, 27dvh * var(--ratio)); overflow: hidden; border-radius: 8px; box-shadow: inset 0 0 0 1px #ffffff2e; }
.slide p { position: absolute; inset: 0; display: grid; place-content: center; background: #000c; color: #fff; font-size: 20px; font-weight: 700; text-align: center; }
.slide p[data-white] { background: #fffd; color: var(--on-light); }
.about { grid-area: about; display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; }
.banner { border-radius: 10px; padding: 10px 14px; background: var(--warm); color: var(--on-light); font-weight: 650; text-wrap: balance; }
.banner[data-calm] { background: var(--card); color: var(--ink); }
.banner button { margin-top: 8px; width: 100%; background: var(--on-light); color: var(--ink); }
.where { display: flex; gap: 12px; align-items: baseline; }
.where h1 { margin: 0; font-size: 17px; font-weight: 650; white-space: nowrap; font-variant-numeric: tabular-nums; }
.where p { color: var(--muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.notes { grid-area: notes; min-height: 0; overflow: auto; overscroll-behavior: contain; border-radius: 10px; padding: 12px 14px; background: #101d2a; font-size: 22px; line-height: 1.42; overflow-wrap: anywhere; }
.notes :is(p, ul, ol, blockquote, pre) { margin: 0 0 .6em; }
.notes :is(ul, ol) { padding-inline-start: 1.2em; }
.notes :is(img, svg, table) { max-width: 100%; }
.notes a { color: var(--accent); }
.notes .empty { color: var(--muted); }
.notes .qd-click { display: inline-grid; place-items: center; min-width: 1.5em; height: 1.5em; margin-inline: .15em; border-radius: 1em; background: var(--line); font-size: .66em; vertical-align: .12em; }
.notes .stage-direction { font-style: italic; color: var(--muted); }
.notes [data-progress="said"] { color: #8c9dad; }
.notes [data-progress="later"] { color: #bcc7d1; }
.notes .qd-click[data-progress="now"] { background: var(--accent); color: var(--on-light); }
.poll { margin-top: 14px; padding-top: 10px; border-top: 1px solid var(--line); font-size: 18px; }
.poll h2 { font-size: 16px; color: var(--muted); font-weight: 500; margin-bottom: 6px; }
.poll ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; }
.poll li { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; }
.poll i { grid-column: 1 / 3; height: 6px; border-radius: 3px; background: linear-gradient(var(--accent), var(--accent)) no-repeat 0 0 / calc(var(--share) * 100%) 100% #2b4053; }
:host([dir="rtl"]) .poll i { background-position-x: 100%; }
.tools { grid-area: tools; display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
.tools button { display: grid; grid-auto-flow: row; justify-items: center; align-content: center; gap: 2px; min-height: 60px; padding: 4px; font-size: 14px; line-height: 1.2; }
.tools button[aria-pressed="true"] { background: var(--ink); color: var(--on-light); }
.tools .asked { color: var(--on-light); background: var(--accent); }
.moves { grid-area: moves; display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 5fr); gap: 10px; }
.moves button { display: grid; justify-items: center; align-content: center; gap: 4px; height: clamp(112px, 17dvh, 168px); border-radius: 20px; padding: 8px; font-size: 18px; font-weight: 650; }
.moves .next { background: var(--accent); color: var(--on-light); font-size: 24px; }
.moves .next:active:not(:disabled) { background: #a8defa; }
.moves .next svg { width: 44px; height: 44px; stroke-width: 2.4; }
`;

const portrait = `
main { grid-template: "time" auto "slide" auto "about" auto "notes" minmax(0, 1fr) "tools" auto "moves" auto / minmax(0, 1fr); }
@media (max-width: 340px) { .left { display: none; } }
`;

const landscape = `
@media (orientation: landscape) and (max-height: 600px) {
  main { grid-template: "time notes moves" auto "slide notes moves" minmax(0, 1fr) "about notes moves" auto "tools notes moves" auto / minmax(0, 38fr) minmax(0, 40fr) minmax(0, 22fr); gap: 6px 12px; }
  .slide { width: auto; max-width: 100%; height: 100%; justify-self: start; }
  .time { gap: 6px; }
  .clock { padding-inline: 10px 12px; gap: 6px; }
  .clock b { font-size: 22px; }
  .left, .listeners { font-size: 14px; }
  .where { flex-wrap: wrap; gap: 0 12px; }
  .tools button { min-height: 52px; font-size: 13px; gap: 0; }
  .tools svg { width: 22px; height: 22px; }
  .notes { font-size: 20px; }
  .moves { grid-template: minmax(0, 2fr) minmax(0, 5fr) / 1fr; }
  .moves button { height: 100%; }
}
`;

const sheets = `
dialog { width: 100%; max-width: 560px; max-height: 80dvh; margin: auto auto 0; border: 0; border-radius: 20px 20px 0 0; padding: 18px 18px max(18px, env(safe-area-inset-bottom)); background: #13202d; color: inherit; font: inherit; }
dialog[open] { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; gap: 14px; }
dialog::backdrop { background: #000a; }
dialog h2 { font-size: 21px; }
dialog ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; align-content: start; overflow: auto; overscroll-behavior: contain; }
dialog li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px; align-items: center; border-radius: 12px; padding: 10px; padding-inline-start: 14px; background: #1b2c3c; font-size: 19px; overflow-wrap: anywhere; }
dialog li button { background: var(--line); }
dialog .row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 10px; }
dialog .row button { background: #22384b; }
dialog .row .go { background: var(--accent); color: var(--on-light); font-weight: 650; }
dialog .empty { color: var(--muted); }
@media (prefers-reduced-motion: no-preference) {
  button { transition: background-color .12s; }
  dialog[open] { animation: rise .18s ease-out; }
  @keyframes rise { from { transform: translateY(24px); opacity: 0; } }
}
`;

/** What the desk looks like. */
export const deskCss = [colours, base, parts, portrait, landscape, sheets].join("");
