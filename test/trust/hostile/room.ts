import { frames, hints, leaving, loops, network, pageScripts, popups, workers } from "../room/attacks.js";
import type { HostileCase } from "./case.js";

const nothing: HostileCase["says"] = { as: "nothing" };
const leftOut: HostileCase["says"] = { as: "warning", codes: ["left-out"] };
const unprintable: HostileCase["says"] = { as: "error", codes: ["live-print"] };

/** Cases of one class; each has a name after that of its class. */
function casesOf(
  kind: string,
  attacks: Readonly<Record<string, string>>,
  make: (name: string, attack: string) => HostileCase,
): HostileCase[] {
  return Object.entries(attacks).map(([name, attack]) => make(`${kind}-${name}`, attack));
}

const slides = "# A talk\n\n---\n\n## A picture\n\n![](own.svg)\n\n<p id='here'>Text</p>\n";
const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';

/** What is said of the pages of which more than elements and attributes is taken out. */
const named: ReadonlyMap<string, readonly string[]> = new Map([
  ["form-and-base", ["refused-address", "removed-element"]],
  ["hint-fonts", ["refused-address"]],
  ["hint-media", ["refused-address", "remote-image"]],
  ["hint-others", ["refused-address", "remote-image", "removed-element"]],
  ["hint-sheets", ["refused-address", "removed-element"]],
  ["hint-styles-in-place", ["refused-address"]],
  ["noscript", ["refused-address", "remote-image", "removed-element"]],
  ["svg-script", ["remote-image", "removed-element"]],
]);

/** A page for the printer that is the project's own: the place for whatever no slide may hold. */
const printed = (name: string, attack: string): HostileCase => ({
  name,
  attacks: "printing browser",
  files: {
    "deck.md": slides,
    "own.svg": picture,
    "templates/print.hbs": `<!doctype html>
<html lang="{{deck.language}}">
<head>
<title>{{deck.title}}</title>
<style>
@page{size:{{width}}px {{height}}px;margin:0}
{{styles}}
</style>
</head>
<body class="print-page">
<div class="reveal"><div class="slides">{{slides}}</div></div>
${attack}
</body>
</html>`,
  },
  says: { as: "warning", codes: named.get(name.replace("print-page-", "")) ?? ["removed-element"] },
  saysSafe: { as: "warning", codes: ["left-out"] },
});

/**
 * A deck whose own script does something while it is printed. Whoever opens a deck that has scripts lets them do what a
 * page may; so they do it only there.
 */
const live =
  (says: HostileCase["says"]) =>
  (name: string, attack: string): HostileCase => ({
    name,
    attacks: "printing browser",
    files: {
      "deck.md": `---\nprint: live\nscripts: harm.js\n---\n\n${slides}`,
      "own.svg": picture,
      "harm.js": `if (location.hostname.endsWith(".invalid")) {\n${attack}\n}\n`,
    },
    says,
    saysSafe: leftOut,
  });

/** The browser that prints is a sealed room. */
export const cases: readonly HostileCase[] = [
  ...casesOf("print-page", pageScripts, printed),
  ...casesOf("print-page-hint", hints, printed),
  ...casesOf("live-network", network, live(nothing)),
  ...casesOf("live-popup", popups, live(nothing)),
  ...casesOf("live-worker", workers, live(nothing)),
  ...casesOf("live-frame", frames, live(nothing)),
  ...casesOf("live-leaving", leaving, live(unprintable)),
  ...casesOf("live-loop", loops, live(unprintable)),
];
