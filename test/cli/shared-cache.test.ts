import { existsSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { thoroughly } from "../support/breadth.js";
import { build, fetchedIn, filesIn, machines, night } from "../support/machines.js";
import { quarterdeckHere } from "../support/project.js";

it("takes everything from where another machine has put it, with the same bytes, and compiles nothing", async () => {
  const { machine } = machines();
  const [first, second] = [machine("a"), machine("elsewhere/deep")];
  const made = await first.run(...build);
  const fetched = await second.run(...build);
  expect(fetched.out).toMatch(/3 decks in [\d.]+ s; all from the shared cache\n$/);
  expect(filesIn(second.file("dist"))).toEqual(filesIn(first.file("dist")));
  // The same is said of them, with places in the files of this machine.
  expect(fetched.err).toBe(made.err);
  expect(fetched.err).toContain("slides/shared.md:9:");
  // Whoever compiles keeps slides.
  expect(existsSync(path.join(second.folder, "../../../cache/quarterdeck/slides"))).toBe(false);
  expect(fetchedIn(await second.run(...build, "--json"))).toEqual(["one", "two-short", "two-long"]);
});

it("makes only what has changed, and finds what was made of files as they are again", async () => {
  const { machine } = machines();
  const [first, second] = [machine("a"), machine("b")];
  await first.run(...build);
  const before = filesIn(first.file("dist"));
  second.write("b/talks/slides/one.md", "# Otherwise\n\n![](dot.svg)\n");
  expect(fetchedIn(await second.run(...build, "--json"))).toEqual(["one", "two-short fetched", "two-long fetched"]);
  const third = machine("c");
  expect(fetchedIn(await third.run(...build, "--json"))).toEqual([
    "one fetched",
    "two-short fetched",
    "two-long fetched",
  ]);
  expect(filesIn(third.file("dist"))).toEqual(before);
});

it("takes what the command line says for a part of what is asked", async () => {
  const { machine } = machines({
    ...night,
    "brand.yaml": "name: Ours\ncolours: {accent: '#6fa8dc', light: {accent: '#2a5c93'}}\n",
  });
  const [first, second] = [machine("a"), machine("b")];
  await first.run(...build, "--brand", "brand.yaml", "--set", "company=Theirs");
  expect(fetchedIn(await second.run(...build, "--json", "--set", "company=Theirs"))[0]).toBe("one");
  const branded = [...build, "--json", "--brand", second.file("brand.yaml"), "--set", "company=Theirs", "--out", "x"];
  const run = await second.run(...branded);
  expect(fetchedIn(run)[0], run.out).toBe("one fetched");
  expect(filesIn(second.file("x"))).toEqual(filesIn(first.file("dist")));
});

thoroughly("joins what was made of families of formats to what would have been made of all", async () => {
  const { machine } = machines();
  const [first, second, third] = [machine("a"), machine("b"), machine("c")];
  await first.run("build", "-f", "html,md");
  await first.run("build", "-f", "handout");
  await third.run("build", "-f", "html,handout,md", "--no-cache");
  const joined = await second.run("build", "-f", "html,handout,md", "--json");
  expect(fetchedIn(joined)).toEqual(["one fetched", "two-short fetched", "two-long fetched"]);
  expect(filesIn(second.file("dist"))).toEqual(filesIn(third.file("dist")));
});

it("puts nothing where it may only read", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  const run = await first.run(...build, "--shared-cache-read-only");
  expect(run.status, run.err).toBe(0);
  expect([...filesIn(store).keys()]).toEqual([".keep"]);
});

it("builds without a cache that is away, and says so once", async () => {
  const { machine } = machines();
  const first = machine("a");
  const run = await first.run(...build, "--shared-cache", "http://127.0.0.1:1/cache");
  expect(run.status).toBe(0);
  expect(run.err.match(/the shared cache/g)).toHaveLength(1);
  expect(run.err).toContain("note: the shared cache (http://127.0.0.1:1/cache) is away: ");
  expect(existsSync(first.file("dist/one.html"))).toBe(true);
});

it("says what is wrong with an address before anything is made", async () => {
  const { machine } = machines();
  const first = machine("a");
  const run = await first.run(...build, "--shared-cache", "ftp://example.org/x");
  expect([run.status, run.out, existsSync(first.file("dist/one.html"))]).toEqual([2, "", false]);
  expect(run.err).toContain("a folder, http://…, https://… or s3://BUCKET/PREFIX would be one");
  const without = await quarterdeckHere(first.folder, [...build, "--shared-cache-read-only"]);
  expect([without.status, without.err]).toEqual([2, expect.stringContaining("name it with --shared-cache ADDRESS")]);
});

it("leaves nothing behind, and what stood, when a deck that was not there is wrong", async () => {
  const { machine } = machines();
  const [first, second] = [machine("a"), machine("b")];
  await first.run(...build);
  await second.run(...build);
  const before = filesIn(second.file("dist"));
  second.write("b/talks/slides/decks/three.deck.yaml", "title: Three\nsections: [nowhere.md]\n");
  mkdirSync(second.file("old"), { recursive: true });
  renameSync(second.file("dist/one.html"), second.file("old/one.html"));
  const run = await second.run(...build);
  expect([run.status, run.err]).toEqual([1, expect.stringContaining("three.deck.yaml:2:")]);
  expect([...filesIn(second.file("dist")).keys()]).toEqual([...before.keys()].filter((name) => name !== "one.html"));
});

it("is named by no file of a project, which may come from anybody", async () => {
  const { machine, store } = machines({
    ...night,
    "quarterdeck.config.yaml": "vars: {company: Ours}\nshared-cache: http://127.0.0.1:1/\n",
    ".env": "QUARTERDECK_SHARED_CACHE=http://127.0.0.1:1/\n",
  });
  const run = await machine("a").run(...build);
  expect([run.status, run.err]).toEqual([1, expect.stringMatching(/unknown key “shared-cache”[\s\S]*\(unknown-key\)/)]);
  expect(run.err).not.toContain("is away");
  expect([...filesIn(store).keys()]).toEqual([".keep"]);
});
