import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { createReader } from "../../src/content/reader.js";
import { openFiles } from "../../src/source/files.js";

/** A project of somebody who has only installed the package; its subject is not ours. */
export const specimen = "test/specimens/cheese";

/** The codes on the title slide of the specimen's first deck. */
export const codes: readonly string[] = parse(readFileSync(`${specimen}/slides/decks/cheese.deck.yaml`, "utf8"))
  .themeOptions.yard;

const reader = createReader(openFiles("."));
const read = (pattern: string) => reader.list(pattern).map((file) => parse(readFileSync(file, "utf8")));

/** Every name, label, layer, word and code of the curriculum. */
function curriculumWords(): string[] {
  const kinds = ["OCI", "CRI", "CNI", "container", "runtime", "Docker", "microVM", "hypervisor"];
  const entities = read("slides/facts/*/*.yaml").map(({ name }) => name);
  const labels = read("slides/facts/labels.yaml").flatMap((file) => Object.values(file.labels));
  const labelTexts = labels.flatMap((label) => (typeof label === "object" ? Object.values(label ?? {}) : label));
  const layers = read("slides/diagrams/stack.yaml").flat();
  const layerWords = layers.flatMap(({ name, detail }) => [name, ...detail.split(" · ")]);
  const yards = read("slides/decks/*.yaml").flatMap(({ themeOptions }) => themeOptions?.yard ?? []);
  const names = read("quarterdeck.config.yaml").flatMap(({ check }) => check.rules.terms.names);
  return [...new Set([...kinds, ...entities, ...labelTexts, ...layerWords, ...yards, ...names])];
}

const words = curriculumWords();

/** The words of the curriculum that a text says, as they are written or at the beginning of a sentence. */
export const curriculumIn = (text: string): string[] =>
  words.filter((word) => {
    const forms = [word, word.charAt(0).toUpperCase() + word.slice(1)];
    const pattern = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${pattern})s?(?![\\p{L}\\p{N}_-])`, "u").test(text);
  });

/** What a page says to its reader, attributes included; scripts and style sheets go. */
export const saidBy = (page: string): string => page.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, "");

/** The codes of containers on the title slide. */
export const codesIn = (page: string): string[] =>
  [...page.matchAll(/<div class="yard-box">.*?<span>(.*?)<\/span>/gs)].map(([, code = ""]) => code);
