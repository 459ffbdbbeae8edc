import type { HostileCase } from "./case.js";

const missing = { as: "warning", codes: ["missing-icon"] } as const;
const nothing = { as: "nothing" } as const;

const folder = "node_modules/@fortawesome/fontawesome-free";
const wanted = '## Title\n\n<i class="fas fa-anchor"></i>\n';

/** Drawings of a package that somebody has changed, by name, and what is said of them. */
const drawings: Readonly<Record<string, readonly [string, HostileCase["says"]]>> = {
  "with-a-script": [
    '<svg viewBox="0 0 8 8" onload="x()"><script>fetch("{LISTENER}/x")</script><path d="M0 0h8" onclick="x()"/></svg>',
    nothing,
  ],
  "with-pictures": [
    '<svg viewBox="0 0 8 8"><image href="{LISTENER}/x"/><use href="{LISTENER}/y#a"/><path d="M0 0h8" fill="url({LISTENER}/z)"/></svg>',
    nothing,
  ],
  "with-a-page": [
    '<svg viewBox="0 0 8 8"><foreignObject><iframe src="{LISTENER}/x"></iframe></foreignObject><path d="M0 0h8"/></svg>',
    nothing,
  ],
  "ends-its-attribute": [
    `<svg viewBox='0 0 8 8"&gt;&lt;meta http-equiv=refresh content="0;url={LISTENER}/left'><path d='M0"&gt;&lt;img src={LISTENER}/x>'/></svg>`,
    missing,
  ],
  "is-none": ["\0\0\0", missing],
};

const inPackages = Object.entries(drawings).map(
  ([name, [svg, says]]): HostileCase => ({
    name: `icon-${name}`,
    attacks: "raw HTML",
    files: { "deck.md": wanted, [`${folder}/svgs/solid/anchor.svg`]: svg },
    says,
  }),
);

/** A package that lies elsewhere is none of the project. */
const elsewhere: HostileCase = {
  name: "icon-elsewhere",
  attacks: "templates and paths",
  files: { "deck.md": wanted, "node_modules/@fortawesome/other.txt": "" },
  links: { [`${folder}`]: "{OUTSIDE}/.." },
  says: missing,
};

export const cases: readonly HostileCase[] = [...inPackages, elsewhere];
