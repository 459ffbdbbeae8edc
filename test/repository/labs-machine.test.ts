import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { readLabScript } from "../../src/content/lab-script.js";

const folder = "slides/labs/scripts";
const scripts = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));

it("the machine for the labs has each script as it is, and the packages that it names", () => {
  const recipe = parse(readFileSync("slides/labs/cloud-init.yaml", "utf8")) as {
    packages: string[];
    write_files: { path: string; content: string }[];
  };
  const written = new Map(recipe.write_files.map(({ path, content }) => [path, content]));
  for (const { name, text } of scripts) {
    expect(written.get(`/root/labs/${name}`), `${name}: npm run labs -- --machine`).toBe(text);
    expect(recipe.packages).toEqual(expect.arrayContaining([...readLabScript(text).packages]));
  }
});
