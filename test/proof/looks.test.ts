import { readdirSync } from "node:fs";
import { describe } from "vitest";
import { testDimmedCode } from "../support/dimmed.js";
import { houseThemes } from "../support/house-themes.js";
import { testReadable } from "../support/readable.js";

const reveal = readdirSync("lib/reveal-themes").flatMap((name) => (name.endsWith(".css") ? [name.slice(0, -4)] : []));

describe("lines of code that a step is not about", () => {
  testDimmedCode([...houseThemes, ...reveal]);
});

describe.concurrent("every layout and component can be read", () => {
  testReadable(houseThemes);
});
