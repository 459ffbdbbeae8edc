import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Sections that decks share, and slides of a section. */
const shared = 40;
const slides = 2;
/** Of five sections of a deck, so many are shared ones. */
const sharedOfFive = 2;
export const variants = ["public", "internal", "partner"];

/**
 * Writes a project with decks in three variants, each of five sections of which two are shared with others.
 *
 * @param decks how many there are, variants counted: a number of manifests a third as large
 */
export function writeNight(folder, decks) {
  mkdirSync(path.join(folder, "slides", "decks"), { recursive: true });
  writeFileSync(path.join(folder, "quarterdeck.config.yaml"), "vars: { audience: all }\n");
  for (let index = 0; index < shared; index++) writeSection(folder, `shared-${index}`);
  const manifests = Math.round(decks / variants.length);
  for (let index = 0; index < manifests; index++) {
    const own = Array.from({ length: 5 - sharedOfFive }, (_, at) => `own-${index}-${at}`);
    for (const name of own) writeSection(folder, name);
    const common = Array.from({ length: sharedOfFive }, (_, at) => `shared-${(index * sharedOfFive + at) % shared}`);
    const manifest = [
      `title: Course ${index}`,
      "variants:",
      ...variants.map((name) => `  ${name}: { title: Course ${index} (${name}), vars: { audience: ${name} } }`),
      "sections:",
      ...[...common, ...own].map((name) => `  - ${name}.md`),
    ];
    writeFileSync(path.join(folder, "slides", "decks", `course-${index}.deck.yaml`), `${manifest.join("\n")}\n`);
  }
}

/** A section whose slides hold what those of courses do: points, code, a table, notes, and a line for one variant. */
function writeSection(folder, name) {
  const texts = Array.from({ length: slides }, (_, index) => {
    const parts = [
      `# ${name}, ${index + 1}`,
      `- for {{audience}}: ${name} begins\n- a point with \`code ${index}\`\n- **another** point`,
      index === 0
        ? `\`\`\`sh\nrunc create --bundle ${name} demo-${index}\nrunc start demo-${index}\n\`\`\``
        : `| runtime | of |\n| --- | --- |\n| runc | ${name} |\n| crun | ${index} |`,
      index === 0 ? '- not for everybody <!-- .element: only="internal" -->' : "",
      `Note:\nSay what ${name} is about, and why it matters to {{audience}}.`,
    ];
    return parts.filter(Boolean).join("\n\n");
  });
  writeFileSync(path.join(folder, "slides", `${name}.md`), `${texts.join("\n\n---\n\n")}\n`);
}
