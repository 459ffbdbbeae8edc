import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type LoggedBrowser, logBrowser } from "../../support/logged-browser.js";
import { projectMaker, quarterdeck, type Run } from "../../support/project.js";

const setUp = projectMaker();

const talk = {
  "slides/decks/one.deck.yaml":
    "title: One\ndate: 2026-05-04\nagenda: day from 9:00\nglossary: glossary.yaml\nsections: [shared.md, one.md]\n",
  "slides/decks/two.deck.yaml": "title: Two\nsections: [shared.md]\n",
  "slides/shared.md": "# Shared\n\n![A dot](dot.svg)\n\n---\n\n# Long\n\n![far](https://example.org/far.png)\n",
  "slides/one.md":
    '<!-- .slide: minutes="2" -->\n# Only here\n\n```sh\nrunc spec\n```\n\nNote: Said aloud.\n\n---\n\n# A word\n\nA [crane](term:crane) lifts it.\n',
  "slides/glossary.yaml": "terms: [{term: crane, text: It lifts.}]\n",
  "slides/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
};

/** A machine that has done nothing yet, with a copy of the same project somewhere else. */
export interface Machine {
  /** Builds as a process of its own, into `dist`. */
  build(...args: readonly string[]): Promise<Run>;
  /** The same in other formats. */
  buildAs(formats: readonly string[], ...args: readonly string[]): Promise<Run>;
  /** All files that were built, with their bytes. */
  built(): ReadonlyMap<string, string>;
  readonly browser: LoggedBrowser;
}

/** @param environment where the shared cache is, and who asks */
export function makeMachine(environment: Readonly<Record<string, string>>): Machine {
  const { file, write } = setUp(Object.fromEntries(Object.entries(talk).map(([name, text]) => [`talk/${name}`, text])));
  const browser = logBrowser({ file, write });
  const own = { XDG_CACHE_HOME: file("cache"), QUARTERDECK_BROWSER: browser.program };
  const buildAs: Machine["buildAs"] = (formats, ...args) =>
    quarterdeck(file("talk"), ["build", "-f", formats.join(","), ...args], { ...own, ...environment });
  return {
    build: (...args) => buildAs(["html", "pdf", "md"], ...args),
    buildAs,
    built: () => filesIn(file("talk/dist")),
    browser,
  };
}

/** A new folder that machines share. */
export const sharedFolder = () => setUp({ "store/.keep": "" }).file("store");

/** Where something is installed that the proof needs. */
export const toolFolder = () => setUp({ "package.json": "{}" });

const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name)).toString("base64")]),
  );
