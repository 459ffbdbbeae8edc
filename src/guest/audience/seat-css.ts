/** How the page of a guest is divided: the slide as large as fits, and room for a thumb. */
export const seatCss = `
html.qd-guest, html.qd-guest body { height: 100dvh; overflow: hidden; background: #0c1724; }
html.qd-guest body {
  display: grid;
  box-sizing: border-box;
  padding: env(safe-area-inset-top) env(safe-area-inset-right) 0 env(safe-area-inset-left);
  --inset-x: calc(env(safe-area-inset-left) + env(safe-area-inset-right));
  --inset-y: calc(env(safe-area-inset-top) + env(safe-area-inset-bottom));
}
.qd-guest .qd-seat {
  position: relative;
  width: var(--wide);
  height: calc(var(--wide) / var(--ratio));
  justify-self: center;
  align-self: center;
  box-shadow: 0 0 0 1px #2b4053;
}
.qd-guest .qd-seat .reveal { touch-action: pan-y pinch-zoom; }
.qd-guest .qd-seat.is-enlarged .reveal { touch-action: auto; }
.qd-guest .qd-seat.is-covered .reveal { visibility: hidden; }
.qd-guest[data-form=tall] body { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
.qd-guest[data-form=tall] .qd-seat { --wide: min(100vw - var(--inset-x), 62dvh * var(--ratio)); }
.qd-guest[data-form=wide] body { grid-template: minmax(0, 1fr) auto / minmax(0, 1fr); }
.qd-guest[data-form=wide] .qd-seat {
  --wide: min(100vw - var(--inset-x), (100dvh - 88px - var(--inset-y)) * var(--ratio));
}
.qd-guest[data-form^=side] body { --side: 184px; grid-template: minmax(0, 1fr) / auto minmax(var(--side), 1fr); }
.qd-guest[data-form="side roomy"] body { --side: clamp(264px, 34vw, 440px); }
.qd-guest[data-form^=side] .qd-seat {
  --wide: min(100vw - var(--side) - var(--inset-x), (100dvh - env(safe-area-inset-top)) * var(--ratio));
}
`;
