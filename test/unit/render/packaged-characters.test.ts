import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readFontFacts } from "../../../src/render/fonts/facts.js";
import { packagedCharacters } from "../../../src/render/fonts/packaged-characters.js";

const themes = path.resolve("templates/themes");
const fonts = readdirSync(themes, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".woff2"));

it.each(fonts)("%s is known to draw what it says that it can draw", (name) => {
  const bytes = readFileSync(path.join(themes, name));
  expect(packagedCharacters(bytes)).toEqual(readFontFacts(bytes)?.characters);
});

it("knows nothing of the fonts of others", () => {
  expect(packagedCharacters(Buffer.from("font"))).toBeUndefined();
});
