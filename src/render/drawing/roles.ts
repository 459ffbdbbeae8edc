/** The layers of a host. */
export const layers = ["workload", "runtime", "guest", "kernel", "hardware"] as const;

type Layer = (typeof layers)[number];

/** The role of what stands on a layer. */
export const onLayer = (layer: Layer) => `on-${layer}` as const;

export const isLayer = (name: string | undefined): name is Layer => layers.some((layer) => layer === name);

/** The theme's colours that a drawing can have; each is a token of the same name. */
export const roles = [
  ...(["bg", "bg2", "card", "ink", "muted", "line", "accent", "good"] as const),
  ...layers,
  ...layers.map(onLayer),
] as const;

export type Role = (typeof roles)[number];

/** A colour for each role as `#rrggbb`, all of them distinct. */
export type Palette = Readonly<Record<Role, string>>;

/**
 * The colours with which diagrams are drawn. They only mark their roles: a drawing takes its colours from the theme of
 * the page on which it stands. What a tool derives from them fits a dark ground.
 */
export const markPalette: Palette = {
  bg: "#0c1724",
  bg2: "#13222f",
  card: "#122131",
  ink: "#f4f1ea",
  muted: "#a3b3c2",
  line: "#2b4053",
  accent: "#5cc0f2",
  good: "#9fd356",
  workload: "#2bb39a",
  runtime: "#f2643d",
  guest: "#9279f2",
  kernel: "#e9a820",
  hardware: "#bcc7d1",
  "on-workload": "#071419",
  "on-runtime": "#140a06",
  "on-guest": "#0c0a1c",
  "on-kernel": "#171003",
  "on-hardware": "#0a1118",
};

export const isRole = (name: string): name is Role => roles.some((role) => role === name);
