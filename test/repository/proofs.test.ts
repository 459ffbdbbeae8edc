import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runProgram } from "../support/project.js";

const proof = (args: readonly string[], environment = {}) =>
  runProgram({ program: "scripts/proof.mjs", args, folder: ".", environment });

it("a proof that nobody named, or that there is not, is helped with", async () => {
  const { status, err } = await proof([]);
  expect(status).toBe(2);
  const named = [...err.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => `${name}.test.ts`);
  const files = readdirSync("test/proof").filter((file) => file.endsWith(".test.ts"));
  expect(named.toSorted()).toEqual(files.toSorted());
  const guide = /what takes long: ((?:`[\w-]+`(?:, )?)+)/.exec(readFileSync("CONTRIBUTING.md", "utf8"))?.[1] ?? "";
  const told = [...guide.matchAll(/`([\w-]+)`/g)].map(([, name]) => `${name}.test.ts`);
  expect([...told, "foreign.test.ts"].toSorted(), "in CONTRIBUTING.md").toEqual(files.toSorted());
  const wrong = await proof(["pixls"]);
  expect([wrong.status, wrong.err]).toEqual([2, expect.stringContaining("did you mean “pixels”?")]);
});

it("a proof that needs what is not there ends with status 3 and says how to get it", async () => {
  const { status, err } = await proof(["install"], { PATH: "/nowhere" });
  expect([status, err]).toEqual([3, "the proof “install” needs the program npm: apt-get install npm\n"]);
  const offline = await proof(["install"], { npm_config_registry: "http://127.0.0.1:9/" });
  expect([offline.status, offline.err]).toEqual([3, expect.stringContaining("needs the npm registry")]);
});

it("a proof that takes folders says which of them it cannot use", async () => {
  const wrong = async (...words: string[]) => {
    const { status, err } = await proof(["foreign", ...words]);
    return [status, err.split("\n")[0]];
  };
  const usage = await proof(["foreign"]);
  expect([usage.status, usage.err]).toEqual([
    2,
    "no folder is named\n\nUsage: npm run proof -- foreign DIR [DIR…] [--differences]\n",
  ]);
  expect(await wrong("nowhere")).toEqual([2, "there is no folder nowhere"]);
  expect(await wrong("test/repository")).toEqual([2, "there is no Markdown file below test/repository"]);
});

it("a trial that there is not is helped with", async () => {
  const { status, err } = await runProgram({
    program: "scripts/trust.mjs",
    args: ["hostil"],
    folder: ".",
    environment: {},
  });
  expect([status, err]).toEqual([2, expect.stringContaining("did you mean “hostile”?")]);
  const named = [...err.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => `${name}.test.ts`);
  const files = readdirSync("test/trust").filter((name) => name.endsWith(".test.ts"));
  expect(named.toSorted()).toEqual(files.toSorted());
});
