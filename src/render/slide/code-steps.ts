/**
 * Where a theme says nothing of dimmed lines: the grey that has a contrast of 5 with the ground of code, lighter than
 * a dark ground and darker than a light one. `y` is the ground's luminance, and 0.18 the one from which black is
 * further away than white.
 */
const neutral = (() => {
  const isDark = "clamp(0,(0.18 - y)*1000000,1)";
  const grey = `clamp(0,${isDark}*(5*(y + 0.05) - 0.05) + (1 - ${isDark})*((y + 0.05)/5 - 0.05),1)`;
  return `color(from var(--code-bg,#fff) xyz-d65 calc(0.9505*${grey}) calc(${grey}) calc(1.089*${grey}))`;
})();

/**
 * The rules that make code steps visible without a script: step N is on when its marker is a visible
 * fragment and the next one's is not. Where all steps are shown at once, such as on paper, none is on.
 */
export function stepStyles(maxSteps: number): string {
  const rules: string[] = [];
  const dimmed: string[] = [];
  for (let step = 1; step <= maxSteps; step++) {
    const on = step === 1 ? "" : `:has(>.code-step[data-step="${step}"].visible)`;
    const next = `:not(.all-steps,:has(>.code-step[data-step="${step + 1}"].visible))`;
    const state = `.reveal figure.code[data-steps]${on}${next}`;
    const lit = `[data-hl~="${step}"]`;
    const dim = `.line:not(${lit},[data-plain~="${step}"])`;
    rules.push(`${state} .line${lit}{background:var(--code-hl-bg);box-shadow:inset 5px 0 0 var(--code-hl-bar)}`);
    // Without a script, as in print, code that is longer than its place begins where the step does.
    rules.push(`${state} .line[data-view~="${step}"]{scroll-initial-target:nearest}`);
    rules.push(`${state} .code-note:not([data-step="${step}"]){visibility:hidden}`);
    dimmed.push(`${state} :is(${dim},${dim} *),${state} ${dim}::before{color:var(--code-dim,${neutral})}`);
  }
  if (rules.length === 0) return "";
  // Whoever has asked for more contrast sees code that no step dims.
  return [...rules, `@media not (prefers-contrast:more){${dimmed.join("\n")}}`].join("\n");
}
