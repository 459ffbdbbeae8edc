import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { projectMaker, quarterdeckHere, type Run, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const night = {
  "quarterdeck.config.yaml": "vars: {company: Ours}\n",
  "slides/decks/one.deck.yaml": "title: One\nsections: [shared.md, one.md]\n",
  "slides/decks/two.deck.yaml": "title: Two\nvariants: {short: {}, long: {}}\nsections: [shared.md]\n",
  "slides/shared.md":
    "# Shared by {{company}}\n\n![](dot.svg)\n\n---\n\n# Long\n\n![far](https://example.org/far.png)\n",
  "slides/one.md": '# Only here\n\n```sh\nrunc spec\n```\n\n---\n\n<!-- .slide: only="handout" -->\n# On paper\n',
  "slides/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
};

/** A folder that holds machines, each with a cache and a copy of the project of its own, and the place that they share. */
function machines(files: Readonly<Record<string, string>> = night) {
  const place = setUp({ "store/.keep": "" });
  return {
    store: place.file("store"),
    /** A machine that has done nothing yet. */
    machine(name: string): TestProject & { run(...args: readonly string[]): Promise<Run> } {
      const own = setUp(
        Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/talks/${file}`, text])),
      );
      const cache = own.file("cache");
      const folder = own.file(`${name}/talks`);
      const file = (way: string) => path.join(folder, way);
      const environment = { XDG_CACHE_HOME: cache, QUARTERDECK_SHARED_CACHE: place.file("store") };
      return { ...own, folder, file, run: (...args) => quarterdeckHere(folder, args, environment) };
    },
  };
}

const build = ["build", "-f", "html,md"] as const;

/** All files of a folder with their bytes. */
const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name)).toString("base64")]),
  );

const fetchedIn = ({ out }: Run) =>
  (JSON.parse(out) as { decks: { name: string; fetched?: true }[] }).decks.map(
    ({ name, fetched }) => `${name}${fetched ? " fetched" : ""}`,
  );

const kept = (store: string, kind: string) =>
  [...filesIn(store).keys()].filter((name) => name.startsWith(`${kind}/`)).map((name) => path.join(store, name));

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

it("joins what was made of families of formats to what would have been made of all", async () => {
  const { machine } = machines();
  const [first, second, third] = [machine("a"), machine("b"), machine("c")];
  await first.run("build", "-f", "html,md");
  await first.run("build", "-f", "handout");
  await third.run("build", "-f", "html,handout,md", "--no-cache");
  const joined = await second.run("build", "-f", "html,handout,md", "--json");
  expect(fetchedIn(joined)).toEqual(["one fetched", "two-short fetched", "two-long fetched"]);
  expect(filesIn(second.file("dist"))).toEqual(filesIn(third.file("dist")));
});

it("uses nothing that has other bytes than its name says, and mends it", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  await first.run(...build);
  for (const file of kept(store, "blobs")) writeFileSync(file, "something else");
  const second = machine("b");
  const run = await second.run(...build);
  expect(run.err).toContain("gave other bytes than its name says");
  expect(run.out).not.toContain("from the shared cache");
  expect(filesIn(second.file("dist"))).toEqual(filesIn(first.file("dist")));
  // What could not be asked at first is found now, and with it the pages that are wrong.
  await machine("c").run(...build);
  expect((await machine("d").run(...build)).out).toContain("all from the shared cache");
});

it("takes no result that stands in the place of another one", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  await first.run(...build);
  const [one = "", ...others] = kept(store, "results");
  for (const other of others) cpSync(one, other);
  const second = machine("b");
  await second.run(...build);
  expect(filesIn(second.file("dist"))).toEqual(filesIn(first.file("dist")));
});

/** Rewrites the results in a store as somebody could who knows how they are sealed and has no secret. */
function forge(store: string, change: (text: string) => string): void {
  for (const file of kept(store, "results")) {
    const key = path.relative(store, file).split(path.sep).join("/");
    const text = inflateRawSync(readFileSync(file).subarray(32)).toString();
    const packed = deflateRawSync(Buffer.from(change(text)));
    writeFileSync(file, Buffer.concat([createHash("sha256").update(`${key}\n`).update(packed).digest(), packed]));
  }
}

it("writes no file that is none of the deck's, whatever a result says", async () => {
  for (const way of ["../../outside.html", "index.html", "/etc/x.html", "one/../../x.html"]) {
    const { machine, store } = machines();
    await machine("a").run(...build);
    forge(store, (text) => text.replaceAll('"path":"one.html"', `"path":"${way}"`));
    const second = machine("b");
    expect(fetchedIn(await second.run(...build, "--json"))[0]).toBe("one");
    expect([...filesIn(path.dirname(second.folder)).keys()].filter((name) => /outside|\/x\.html/.test(name))).toEqual(
      [],
    );
  }
});

it("takes results only from those who know the secret, where there is one", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  const withSecret = (folder: string, secret: string) =>
    quarterdeckHere(folder, [...build, "--json"], {
      XDG_CACHE_HOME: path.join(folder, "../cache"),
      QUARTERDECK_SHARED_CACHE: store,
      QUARTERDECK_CACHE_KEY: secret,
    });
  await withSecret(first.folder, "between us");
  forge(store, (text) => text);
  expect(fetchedIn(await withSecret(machine("b").folder, "between us"))[0]).toBe("one");
  expect(fetchedIn(await withSecret(machine("c").folder, "between us"))[0]).toBe("one fetched");
  expect(fetchedIn(await withSecret(machine("d").folder, "of others"))[0]).toBe("one");
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
