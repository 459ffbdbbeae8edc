import { onePixel } from "./project.js";

const only = 'only="instructor"';
const comment = `<!-- .element: ${only} -->`;

/** A slide that holds a secret word for instructors in each place that can be for somebody. */
const blocks = `<!-- .slide: id="blocks" -->
# Blocks

Public words, and Rennet.

:::callout{kind=tip title=secretcallouttitle ${only}}
secretcallout with [@secretfact], Zqterm and [a link](https://secretlink.example/secretpath)
:::

:::block{${only}}
secretblock, {{code}} and $\\text{secretmath}$

![secretalt](secretpicture.png)

\`\`\`js title="secretcaption"
const secretcode = 1; // secretcodecomment
\`\`\`

<!-- secretcomment -->

<style>.secretstyle { color: red }</style>

<span id="secretid" class="secretclass" data-secretdata="secretvalue">x</span>
:::

\`\`\`js file=secretcode.js ${only}
\`\`\`

- a list

  \`\`\`js ${only}
  secretlistcode
  \`\`\`
- public
`;

const elements = `<!-- .slide: id="elements" -->
# Elements

- public
- **bold** secretitem ${comment}
  - secretinner
- public, too

1. secretfirst ${comment}
2. second

public **secretbold** ${comment} text

secretparagraph with [@secretfacttwo] ${comment}

| a | b |
| --- | --- |
| c | secretcell ${comment} |

> secretquote ${comment}

<div ${only}>

secretdiv *emphasis*

</div>

<p>public</p><p ${only}>secretp</p>

<b title="secrettooltip">secretb</b> ${comment}

![secretalttwo](secretpicturetwo.png "secretpicturetitle") ${comment}

## secretsubheading ${comment}
`;

const notes = `<!-- .slide: id="notes" -->
# secretheading ${comment}

## Notes

Public text

<aside class="notes" ${only}>secretaside</aside>

Note:
Public notes

:::block{${only}}
secretnoteblock
:::

secretnoteparagraph ${comment}

---

<!-- .slide: id="spoken" notes-${only} data-notes="secretdatanotes" -->
## Spoken

<aside class="notes">secretspokenaside</aside>

Note:
secretspoken with [@secretfactthree]

---

<!-- .slide: id="secretslideid" ${only} data-background-image="secretbackground.png" data-state="secretstate" -->
## secretslide

---

<!-- .slide: id="for-programs" -->
## For programs

fjsonword <!-- .element: only="json" -->

fnotword <!-- .element: not="json" -->
`;

const fact = (id: string) => `- id: ${id}
  claim: secretclaim
  source: {repo: a/b, path: ${id}source.md, commit: "0000000000000000000000000000000000000000"}
`;

/** The words that an instructor's outputs hold, and nobody else's. */
export const secretFiles: Readonly<Record<string, string | Uint8Array>> = {
  "slides/decks/talk.deck.yaml": `title: Talk
glossary: glossary.yaml
variants:
  instructor: {title: secrettitle, subtitle: secretsubtitle, vars: {code: secretvariable}}
  learner: {vars: {code: public}}
sections:
  - title: Part one
    sections: [blocks.md, elements.md, notes.md]
  - title: Part two
    sections: [public.md, secretfrontmatter.md]
  - section: secretsection.md
    ${only.replace("=", ": ")}
  - title: secretpart
    not: [learner]
    sections: [secretpartsection.md]
`,
  "slides/blocks.md": blocks,
  "slides/elements.md": elements,
  "slides/notes.md": notes,
  "slides/public.md": "# Public\n\nText\n",
  "slides/secretsection.md": "# secretsectionslide\n",
  "slides/secretpartsection.md": "---\ntitle: secretsectiontitle\n---\n\n# secretpartslide\n",
  "slides/secretfrontmatter.md": "---\ntitle: secretfronttitle\nonly: instructor\n---\n\n# secretfrontslide\n",
  "slides/glossary.yaml": `terms:
  - {term: Rennet, text: It makes milk curdle}
  - {term: Zqterm, text: secretmeaning}
`,
  "slides/secretcode.js": "secretincluded();\n",
  "slides/secretpicture.png": onePixel,
  "slides/secretpicturetwo.png": Buffer.concat([onePixel, Buffer.from("secretbytes")]),
  "slides/secretbackground.png": Buffer.concat([onePixel, Buffer.from("secretground")]),
  "slides/facts/cheese.yaml": `id: cheese\nname: secretentity\nfacts:\n${["secretfact", "secretfacttwo", "secretfactthree"].map(fact).join("")}`,
};

/** All secret words of the deck. */
export const secretsOfDeck: ReadonlySet<string> = new Set(
  Object.values(secretFiles).flatMap((content) => String(content).match(/secret[a-z]+/g) ?? []),
);

/** Those that nobody sees. */
export const notShown: readonly string[] = ["secretbackground", "secretclaim", "secretcomment"];

/** The same deck with a diagram, which takes long. */
export const filesWithDrawing: typeof secretFiles = {
  ...secretFiles,
  "slides/public.md": `# Public\n\n\`\`\`dot ${only}\ndigraph { secretdrawing -> b }\n\`\`\`\n\nText\n`,
};
