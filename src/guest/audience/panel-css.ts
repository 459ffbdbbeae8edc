/** What stands below or beside the slide. The form of the page is told to the host: the slide decides about it, too. */
export const panelCss = `
:host { min-width: 0; min-height: 0; overflow: hidden; color-scheme: dark; font: 17px/1.4 system-ui, sans-serif; color: #f4f1ea; --muted: #a3b3c2; --line: #3b5268; --accent: #5cc0f2; --ground: #0c1724; --card: #17293a; }
main { height: 100%; display: flex; flex-direction: column; gap: 12px; padding: 14px 16px calc(14px + env(safe-area-inset-bottom)); overflow: hidden; }
button { min-height: 48px; border: 2px solid var(--line); border-radius: 12px; background: var(--card); color: inherit; font: 600 17px/1.25 system-ui, sans-serif; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
:is(button, a, textarea):focus-visible { outline: 3px solid #fff; outline-offset: 2px; }
button[aria-disabled=true], button:disabled { opacity: .38; cursor: default; }
button.strong { border-color: var(--accent); background: var(--accent); color: var(--ground); }
svg { display: block; width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }
:host([dir=rtl]) .move svg { transform: scaleX(-1); }
.about { display: grid; gap: 4px; min-width: 0; }
.state { display: flex; align-items: baseline; gap: 8px; color: var(--muted); font-size: 15px; }
.state::before { content: ""; flex: none; width: 9px; height: 9px; border: 2px solid var(--muted); border-radius: 50%; }
:host([data-state=following]) .state::before { border-color: var(--accent); background: var(--accent); }
:host([data-state=away]) .state::before, :host([data-state=ended]) .state::before { border-color: #f2b45c; background: #f2b45c; }
:host([data-state=away]) .state, :host([data-state=ended]) .state { color: #f6d9ae; }
.here { display: flex; align-items: baseline; gap: 10px; min-width: 0; font-size: 20px; font-weight: 650; line-height: 1.3; }
.number { color: var(--accent); font-variant-numeric: tabular-nums; }
.title { min-width: 0; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; }
.told { color: var(--accent); }
.told:empty { display: none; }
.ended a { display: inline-flex; align-items: center; min-height: 48px; color: var(--accent); font-weight: 600; text-underline-offset: 4px; }
.hands { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; margin-top: auto; }
.catch-up { display: grid; justify-items: center; gap: 1px; min-height: 64px; padding: 8px 16px; font-size: 19px; }
.catch-up .where { font-size: 15px; font-weight: 500; }
.bar { display: grid; grid-template-columns: 64px minmax(0, 1fr) 64px; gap: 8px; }
.bar button { display: flex; align-items: center; justify-content: center; gap: 10px; min-height: 64px; padding: 4px 8px; }
.poll { display: flex; flex-direction: column; gap: 8px; min-height: 0; overflow: auto; margin-inline: -16px; padding: 4px 16px; }
.poll h2 { font-size: 18px; line-height: 1.3; }
.options { display: grid; gap: 8px; }
.option { position: relative; isolation: isolate; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 12px; width: 100%; min-height: 56px; padding: 8px 14px; overflow: hidden; text-align: start; overflow-wrap: anywhere; }
.option::before { content: ""; position: absolute; z-index: -1; inset: 0; transform: scaleX(0); transform-origin: left; background: #28577a; transition: transform .25s ease-out; }
:host([dir=rtl]) .option::before { transform-origin: right; }
.has-voted .option::before { transform: scaleX(var(--share)); }
.mark { width: 20px; height: 20px; border: 2px solid var(--muted); border-radius: 50%; }
.option[aria-pressed=true] { border-color: var(--accent); }
.option[aria-pressed=true] .mark { border: 6px solid var(--accent); background: var(--ground); }
.count { font-weight: 500; font-variant-numeric: tabular-nums; }
.poll .about { color: var(--muted); font-size: 15px; }
.sheet { inset: 0; margin: 0 auto; width: min(560px, 100%); max-width: none; max-height: 100dvh; padding: calc(18px + env(safe-area-inset-top)) 18px 18px; border: 0; border-radius: 0 0 18px 18px; background: var(--card); color: inherit; }
.sheet::backdrop { background: #040a12b8; }
.sheet label { display: block; font-size: 20px; font-weight: 650; }
.sheet .about { margin-bottom: 10px; color: var(--muted); font-size: 15px; }
textarea { display: block; width: 100%; padding: 10px 12px; border: 2px solid #6d8296; border-radius: 10px; background: var(--ground); color: inherit; font: 18px/1.4 system-ui, sans-serif; resize: none; }
.row { display: flex; align-items: center; gap: 10px; margin-top: 10px; }
.row .left { margin-inline-end: auto; color: var(--muted); font-size: 15px; }
.row button { padding-inline: 20px; }
.said { color: #f6d9ae; }
.said:not(:empty) { margin-top: 10px; }
:host([data-form=wide]) main { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 20px; padding-block: 8px calc(8px + env(safe-area-inset-bottom)); }
:host([data-form=wide]) .hands { display: flex; margin: 0; }
:host([data-form=wide]) .bar { grid-template-columns: 72px auto 72px; }
:host([data-form=wide]) .title { -webkit-line-clamp: 1; }

:host([data-form=side]) main { padding-inline: 12px; }
:host([data-form=side]:is([data-state=away], [data-state=ended])) .here { display: none; }
:host([data-form=side]) .bar { grid-template-columns: 1fr 1fr; }
:host([data-form=side]) .ask { order: -1; grid-column: 1 / -1; }
:host([data-form=side]) :is(.here, .catch-up) { font-size: 17px; }
:host([data-form=side]) .bar button { min-height: 56px; font-size: 16px; }
:host([data-form=side]) .ask svg, :host([data-form="side roomy"]) .ask svg { display: none; }
:host([data-form="side roomy"]) .bar { grid-template-columns: 56px minmax(0, 1fr) 56px; }
@media (max-height: 600px) {
  :host([data-form="side roomy"]) .here { display: none; }
  :host([data-form="side roomy"]) main { gap: 8px; padding-block: 10px calc(10px + env(safe-area-inset-bottom)); }
  :host([data-form="side roomy"]) .option { gap: 8px; min-height: 48px; padding: 4px 10px; font-size: 15px; line-height: 1.2; }
  :host([data-form="side roomy"]) .bar button { min-height: 48px; font-size: 16px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
