import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { apartFrom, fixAll, textsOf } from "../support/fixing.js";
import { proofWords } from "../support/proof-words.js";
import { markdownFilesIn } from "./foreign/collection.js";

/** So many files are checked in one run. */
const atOnce = 40;

const workshop = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-fixes-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** Lists of at most so many things. */
const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));

it("fixing decks of others takes nothing away and adds nothing but what is said", async () => {
  let count = 0;
  const wrong: string[] = [];
  for (const [index, given] of proofWords().entries()) {
    const folder = path.join(workshop, String(index));
    const isOwn = (file: string) => !/(?:^|\/)(?:\.git|node_modules)$/.test(file);
    cpSync(path.resolve(given), folder, { recursive: true, filter: isOwn });
    for (const files of chunks(markdownFilesIn(folder), atOnce)) {
      const names = files.map((file) => path.relative(folder, file));
      const before = textsOf(folder, names);
      const { places, texts } = await fixAll(folder, names);
      const again = await fixAll(folder, names);
      count += places.length;
      for (const [name, text] of texts) {
        const own = places.filter(({ file }) => file === name);
        if (apartFrom(own, text) !== apartFrom(own, before.get(name) ?? ""))
          wrong.push(`${given}: ${name} lost something`);
        if (again.texts.get(name) !== text) wrong.push(`${given}: ${name} changes again`);
      }
    }
  }
  console.log(`${count} places fixed`);
  expect(wrong).toEqual([]);
});
