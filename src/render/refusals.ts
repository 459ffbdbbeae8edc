/** Why something is refused, and what would be right. */
export interface Refusal {
  readonly detail: string;
  readonly hint: string;
}

/** What decks must not hold, as messages say it. */
export const refusals = {
  elsewhere: {
    detail: "a deck makes no request and reads no file outside its project",
    hint: "save it in the project and name it by a relative path",
  },
  page: { detail: "a slide holds no other page", hint: "save a picture of it in the project, or link to it" },
  object: {
    detail: "a slide holds no other page or program",
    hint: "show a picture with <img>, a film with <video>, or link to it",
  },
  sent: { detail: "a deck sends nothing", hint: "leave the attribute out, and link to a page that takes the answers" },
  fetched: {
    detail: "it would fetch something",
    hint: "leave the attribute out; pictures stand in src and in style sheets",
  },
  preview: { detail: "a preview would load another page", hint: "leave the attribute out; the link itself stays" },
  link: {
    detail: "links lead to slides, files of the project, other sites and apps",
    hint: "save what it shows as a file of the project and link to that",
  },
  part: {
    detail: "a drawing refers only to its own parts",
    hint: "copy the part into the same drawing and name it as #id",
  },
  imported: { detail: "style sheets import nothing", hint: "put its rules into the sheet, or list it under css:" },
  font: {
    detail: "style sheets bring no fonts along",
    hint: "list the file under fonts: and call it by its family (docs/themes.md)",
  },
  everywhere: {
    detail: "the style sheet of a slide acts on this slide only",
    hint: "put it into a style sheet that the deck lists under css:",
  },
  late: { detail: "only a browser would know what it names", hint: "write the address itself" },
  script: {
    detail: "slides hold no scripts",
    hint: "list the script under scripts: in the manifest if the deck needs it",
  },
  scriptLink: {
    detail: "a link runs no script",
    hint: "link to a slide (#id), a file of the project or another site",
  },
  scriptless: {
    detail: "it would show only where no scripts run",
    hint: "write what it holds into the slide itself",
  },
  linked: { detail: "a deck loads no other file", hint: "list a style sheet under css: in the manifest" },
  whole: { detail: "it would change the whole page", hint: "leave it out" },
  shadow: { detail: "it would hide its content from everything else", hint: "write the content into the slide itself" },
  named: { detail: "scripts would take it for a part of the page", hint: "leave it out, or give an id" },
  moving: { detail: "it would change what another element loads or runs", hint: "animate how it looks" },
} as const satisfies Record<string, Refusal>;
