export interface CommandRule {
  readonly about: string;
  /** What may stand behind the command. */
  readonly operands:
    | "[inputs...]"
    | "[DIR]"
    | "KIND NAME"
    | "[KIND/NAME|PREFIX:path.md#id]"
    | "[ID]"
    | "[clear]"
    | "preview NAME|list"
    | "submit|worker|status|cancel [inputs...|BATCH]"
    | "";
}

/** The commands and what each does. */
export const commands = {
  build: { about: "compile decks to HTML, PDF, handouts, notes, books, pictures …", operands: "[inputs...]" },
  dev: { about: "show decks in your browser and keep them as their files are: live preview", operands: "[inputs...]" },
  check: {
    about: "find what would embarrass the speaker: overflow, contrast, dead links, spelling …",
    operands: "[inputs...]",
  },
  outline: { about: "list sections, slides and minutes", operands: "[inputs...]" },
  init: { about: "write a new project: a talk, a course, a workshop, or a deck for reveal-md", operands: "[DIR]" },
  new: { about: "write a section, layout, component or theme to fill in", operands: "KIND NAME" },
  eject: {
    about:
      "copy a packaged template, or a slide of a collection, into the project to change it; without a name: list templates",
    operands: "[KIND/NAME|PREFIX:path.md#id]",
  },
  diff: {
    about: "compare slides that stand in the places of others with these; without a slide: list them",
    operands: "[ID]",
  },
  theme: { about: "show a theme: every layout and component in it; or list the themes", operands: "preview NAME|list" },
  queue: {
    about: "let other machines build: “submit” asks for decks, “worker” makes them, “status” and “cancel”",
    operands: "submit|worker|status|cancel [inputs...|BATCH]",
  },
  cache: { about: "show what earlier runs left; “cache clear” removes it", operands: "[clear]" },
  doctor: { about: "show which browser and versions are used, and why", operands: "" },
} as const satisfies Record<string, CommandRule>;
