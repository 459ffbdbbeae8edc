import type { HostileCase } from "./case.js";

const refused = { as: "warning", codes: ["refused-address"] } as const;
const remote = { as: "warning", codes: ["remote-image"] } as const;
const outside = { as: "warning", codes: ["outside-project"] } as const;
const leftOut = { as: "warning", codes: ["left-out"] } as const;
const wrongValue = { as: "error", codes: ["wrong-value"] } as const;
const unknownToken = { as: "error", codes: ["unknown-token"] } as const;
const nothing = { as: "nothing" } as const;

type Says = HostileCase["says"];

const there = "{LISTENER}/asked";
const leave = "<meta http-equiv=refresh content='0;url={LISTENER}/left'>";

/** Style sheets by name that ask for something or leave their element, in all writings of CSS; what is said of them. */
const sheets: Readonly<Record<string, readonly [string, Says]>> = {
  "ends-element": [`p{color:red}</style>${leave}<style>`, nothing],
  "ends-in-string": [`p{content:"</style>${leave}"}`, nothing],
  "ends-in-comment": [`/*</STYLE >${leave}*/`, nothing],
  "ends-in-address": [`p{background:url("data:,</style>${leave}")}`, nothing],
  "ends-half": [`p{content:"</sty\\\nle>${leave}"}`, nothing],
  "opens-comment": [`<!--</style>${leave}-->`, nothing],
  import: [`@import "${there}";`, refused],
  "import-address": [`@import url(${there}) screen;`, refused],
  "import-escaped": [`@\\69mport '${there}';`, refused],
  "import-capitals": [`@IM\\50 ORT url('${there}')layer(x);`, refused],
  "import-comment": [`/**/@import/**/"${there}"`, refused],
  "import-in-braces": [`@import "${there}" supports(display:grid){};`, refused],
  address: [`p{background:url(${there})}`, refused],
  "address-capitals": [`p{background:URL( "${there}" )}`, refused],
  "address-escaped": [`p{background:\\75rl(${there})}`, refused],
  "address-escaped-inside": [`p{background:u\\000072l(${there.replace("/", "\\2f ")})}`, refused],
  "address-broken-line": [`p{background:url("\\\n${there}")}`, refused],
  "address-protocol": ["p{background:url(//127.0.0.1/x)}", refused],
  "address-backslash": ["p{background:url('\\\\\\\\127.0.0.1\\\\x')}", refused],
  "address-file": ["p{background:url(file://{OUTSIDE})}", refused],
  "address-beside": ["p{background:url(../outside/canary.png)}", outside],
  "image-set": [`p{background:image-set("${there}" 1x)}`, refused],
  "image-set-prefixed": [`p{background:-webkit-IMAGE-SET(url(${there}) 1x)}`, refused],
  "image-set-variable": [`:root{--x:"${there}"}p{background:image-set(var(--x) 1x)}`, refused],
  "image-set-nested": [`p{background:image-set(linear-gradient(red,red) 1x,"${there}" 2x)}`, refused],
  "image-set-quoted": [`p{background:image-set(url("${there}") 1x,URL('${there}') 2x)}`, refused],
  "import-in-function": [`p{background:src(@import url(${there});}`, refused],
  image: [`p{background:image("${there}")}`, refused],
  src: [`p{background:src("${there}")}`, refused],
  "src-variable": [`p{--x:"${there}";background:src(var(--x))}`, refused],
  cursor: [`p{cursor:url(${there}),auto}`, refused],
  "font-face": [`@font-face{font-family:x;src:url(${there})}p{font-family:x}`, refused],
  "custom-property": [`:root{--x:url(${there})}p{background:var(--x)}`, refused],
  property: [`@property --x{syntax:"<image>";inherits:false;initial-value:url(${there})}`, refused],
  "cross-fade": [`p{background:cross-fade(url(${there}),red)}`, refused],
  attribute: [`p[title^="a"]{background:url(${there}?a)}`, refused],
  "list-style": [`li{list-style:URL(${there})}`, refused],
  filter: [`p{filter:url(${there}#f);mask:url(${there}#m)}`, refused],
  binding: [`p{-moz-binding:url(${there}#x);behavior:url(${there})}`, refused],
  "open-string": [`p{background:url("${there}`, refused],
  "many-spaces": [`p{a:url(${" ".repeat(3000)}`, nothing],
};

const inCss = Object.entries(sheets).map(
  ([name, [css, says]]): HostileCase => ({
    name: `style-css-${name}`,
    attacks: "style sheets",
    files: { "deck.md": "---\ncss: [look.css]\n---\n\n## Title\n\nText\n", "look.css": css },
    says,
  }),
);

/** The same on a slide: there a picture of the project may be named, and what is remote shows as nothing. */
const inSlide = Object.entries(sheets)
  .filter(([name]) => !name.startsWith("address-file") && name !== "address-beside")
  .map(
    ([name, [css, says]]): HostileCase => ({
      name: `style-slide-${name}`,
      attacks: "style sheets",
      files: { "deck.md": `## Title\n\n<div><svg><style>${css.replaceAll("<", "&lt;")}</style></svg></div>\n` },
      says: says === nothing ? nothing : /^(?:import|image-set-variable|src-variable)/.test(name) ? refused : remote,
      saysSafe: leftOut,
    }),
  );

const inAttribute = [
  `background:url(${there})`,
  `background:URL('${there}')`,
  `background:\\75rl(${there})`,
  `background:image-set('${there}' 1x)`,
  `--x:url(${there});background:var(--x)`,
  `background:u/**/rl(x);list-style:src('${there}')`,
].map(
  (style, index): HostileCase => ({
    name: `style-attribute-${index + 1}`,
    attacks: "style sheets",
    files: { "deck.md": `## Title\n\n<p style="${style}">x</p>\n` },
    says: remote,
    saysSafe: leftOut,
  }),
);

/** Markdown makes a link of an address in the middle of a line, also where it stands in a style sheet. */
const inLine: HostileCase = {
  name: "style-slide-in-line",
  attacks: "style sheets",
  files: { "deck.md": `## Title\n\nA <svg><style>p{background:url(${there})}</style></svg>\n` },
  says: remote,
  saysSafe: leftOut,
};

const values: Readonly<Record<string, readonly [string, Says]>> = {
  "ends-element": [`ink: "red</style>${leave.replaceAll('"', "")}"`, wrongValue],
  "ends-rule": [`accent: "red}</style>"`, wrongValue],
  "ends-declaration": [`accent: "red;background:url(${there})"`, wrongValue],
  "opens-comment": ['accent: "red/*"', wrongValue],
  "opens-string": [`font-text: "'x"`, wrongValue],
  address: [`part-bg: "url(${there})"`, wrongValue],
  "escaped-address": [`accent: "\\\\75rl(${there})"`, wrongValue],
  "a-name": [`"ink:red}</style>${leave.replaceAll('"', "")}": red`, unknownToken],
};

const inTokens = Object.entries(values).flatMap(([name, [tokens, says]]): HostileCase[] => [
  {
    name: `style-theme-${name}`,
    attacks: "style sheets",
    files: {
      "deck.md": "---\ntheme: theirs\n---\n\n## Title\n",
      "templates/themes/theirs/theme.yaml": `extends: quarterdeck\ntokens:\n  ${tokens}\n`,
    },
    says,
  },
]);

const inThemes = ["import-escaped", "address", "image-set", "ends-element"].map((name): HostileCase => {
  const [css = "", says = nothing] = sheets[name] ?? [];
  return {
    name: `style-theme-sheet-${name}`,
    attacks: "style sheets",
    files: {
      "deck.md": "---\ntheme: theirs\n---\n\n## Title\n",
      "templates/themes/theirs/theme.yaml": "extends: quarterdeck\nstyles: [theirs.css]\n",
      "templates/themes/theirs/theirs.css": css,
    },
    says,
  };
});

/** Addresses and names that could be read in many ways, and end as none of them: whoever tries all would never end. */
const ambiguous: Readonly<Record<string, string>> = {
  "escapes-of-digits": `url(data:,${"\\aaaaaa".repeat(4000)}")`,
  "half-escapes": `url(data:,${"\\a".repeat(10_000)}')`,
  "escapes-with-spaces": `url(data:,${"\\a ".repeat(10_000)} ()`,
  "escapes-in-capitals": `URL(data:,${"\\AAAAAAA".repeat(4000)}"`,
  "escaped-marks": `url(data:,${'\\"'.repeat(10_000)}()`,
  "spaces-before": `url(${" ".repeat(30_000)}data:,()`,
  "spaces-behind": `url(data:,${" ".repeat(30_000)}x)`,
  "open-addresses": "url(data:,".repeat(3000),
  "escapes-in-a-string": `"${"\\aaaaaa\\\\".repeat(3000)}`,
  "escapes-in-a-name": `\\75${"\\aaaaaa".repeat(4000)}`,
};

const inManyWays = Object.entries(ambiguous).flatMap(([name, value]): HostileCase[] => {
  const [attacks, style] = ["style sheets", `background:${value}`] as const;
  const inTag = `## Title\n\n<p style="${style.replaceAll('"', "&quot;")}">x</p>\n`;
  const safe = name.startsWith("escapes-in-a-") ? {} : { saysSafe: leftOut };
  return [
    {
      name: `style-css-ambiguous-${name}`,
      attacks,
      files: { "deck.md": "---\ncss: [look.css]\n---\n\n## Title\n", "look.css": `p{${style}}` },
      says: nothing,
    },
    {
      name: `style-attribute-ambiguous-${name}`,
      attacks,
      files: { "deck.md": inTag },
      says: nothing,
      saysSafe: leftOut,
    },
    {
      name: `style-font-ambiguous-${name}`,
      attacks,
      files: { "deck.md": inTag.replace("background", "font-family") },
      says: nothing,
      ...safe,
    },
  ];
});

export const cases: readonly HostileCase[] = [
  ...inCss,
  ...inSlide,
  inLine,
  ...inAttribute,
  ...inTokens,
  ...inThemes,
  ...inManyWays,
];
