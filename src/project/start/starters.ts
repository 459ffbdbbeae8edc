/** A kind of project that `quarterdeck init` writes. */
export interface Starter {
  readonly about: string;
  /** The folders of `templates/starters/` whose files it gets. */
  readonly folders: readonly string[];
  /** What its README says of its files. */
  readonly files: string;
  /** The decks that its commands name; "" where they are found by themselves. */
  readonly inputs: string;
}

const common =
  "- `slides/*.md` are the sections, in Markdown. They show how things are written by using them; read one beside its slides.";
const decks = (what: string) => `- ${what}, and names the sections in their order.`;

/** Every kind of project, by name. */
export const starters = {
  talk: {
    about: "one talk of three parts",
    folders: ["shared", "sections", "talk"],
    files: `${common}\n${decks("`slides/decks/talk.deck.yaml` is the deck: it says who speaks, when and how long")}`,
    inputs: "",
  },
  course: {
    about: "three decks that share their sections",
    folders: ["shared", "sections", "course"],
    files: `${common}\n${decks("`slides/decks/*.deck.yaml` are the decks; each says who speaks, when and how long")}`,
    inputs: "",
  },
  workshop: {
    about: "a deck with exercises, and worksheets in its handout",
    folders: ["shared", "sections", "workshop"],
    files: [
      common,
      "- `slides/exercise-*.md` are the exercises: a slide for the room, and a worksheet that stands in the handout only.",
      decks("`slides/decks/workshop.deck.yaml` is the deck: it says who speaks, when and how long"),
    ].join("\n"),
    inputs: "",
  },
  "reveal-md": {
    about: "a deck that reveal-md shows, too",
    folders: ["shared", "reveal-md"],
    files: [
      "- `slides.md` is the deck. reveal-md shows it as well: every word in it is one of reveal.js or reveal-md.",
      "- `reveal-md.json` names the theme and what divides slides, for both programs.",
    ].join("\n"),
    inputs: "slides.md",
  },
} as const satisfies Record<string, Starter>;

export type StarterName = keyof typeof starters;

/** Whether a kind of project has this name. */
export const isStarter = (name: string): name is StarterName => Object.hasOwn(starters, name);

/** The themes that a new project can have. */
export const starterThemes = ["quarterdeck", "quarterdeck-light", "plain", "contrast", "paper-first"] as const;

export type StarterTheme = (typeof starterThemes)[number];

/** Whether a new project can have this theme. */
export const isStarterTheme = (name: string): name is StarterTheme => starterThemes.some((theme) => theme === name);

/** Where projects are hosted for whom we have workflows. */
export const hosts = ["github", "gitlab"] as const;

export type Host = (typeof hosts)[number];
