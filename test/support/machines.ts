import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { projectMaker, quarterdeckHere, type Run, type TestProject } from "./project.js";

const setUp = projectMaker();

/** A project with two decks, one of them in two variants. */
export const night = {
  "quarterdeck.config.yaml": "vars: {company: Ours}\n",
  "slides/decks/one.deck.yaml": "title: One\nsections: [shared.md, one.md]\n",
  "slides/decks/two.deck.yaml": "title: Two\nvariants: {short: {}, long: {}}\nsections: [shared.md]\n",
  "slides/shared.md":
    "# Shared by {{company}}\n\n![](dot.svg)\n\n---\n\n# Long\n\n![far](https://example.org/far.png)\n",
  "slides/one.md": '# Only here\n\n```sh\nrunc spec\n```\n\n---\n\n<!-- .slide: only="handout" -->\n# On paper\n',
  "slides/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>',
};

/** A folder that holds machines, each with a cache and a copy of the project of its own, and the place that they share. */
export function machines(files: Readonly<Record<string, string>> = night) {
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

/** A command that starts no browser. */
export const build = ["build", "-f", "html,md"] as const;

/** All files of a folder with their bytes. */
export const filesIn = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name)).toString("base64")]),
  );

/** The decks of a report as JSON, and which of them were taken from the place that they share. */
export const fetchedIn = ({ out }: Run) =>
  (JSON.parse(out) as { decks: { name: string; fetched?: true }[] }).decks.map(
    ({ name, fetched }) => `${name}${fetched ? " fetched" : ""}`,
  );

/** Files of a kind that are kept, by their paths. */
export const kept = (store: string, kind: string) =>
  [...filesIn(store).keys()].filter((name) => name.startsWith(`${kind}/`)).map((name) => path.join(store, name));

/** Rewrites the results in a store as somebody could who knows how they are sealed and has no secret. */
export function forge(store: string, change: (text: string) => string): void {
  for (const file of kept(store, "results")) {
    const key = path.relative(store, file).split(path.sep).join("/");
    const text = inflateRawSync(readFileSync(file).subarray(32)).toString();
    const packed = deflateRawSync(Buffer.from(change(text)));
    writeFileSync(file, Buffer.concat([createHash("sha256").update(`${key}\n`).update(packed).digest(), packed]));
  }
}
