import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { runProgram } from "../support/project.js";

/** A package of the lock file. */
interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Supplied {
  readonly name: string;
  readonly place: string;
  readonly licence: string;
  readonly how: "bundled" | "installed";
  readonly inside: readonly { readonly name: string; readonly licence: string }[];
}

interface Supply {
  lockProblems(lock: Lock, manifests: Readonly<Record<string, object>>): readonly string[];
  installedPackages(ours: string, lock: Lock): readonly Supplied[];
  licenceProblems(packages: readonly Supplied[]): readonly string[];
}

const load = (name: string): Promise<Supply> => import(pathToFileURL(path.resolve("scripts/supply", name)).href);
const { lockProblems } = await load("lock-file.mjs");
const { installedPackages } = await load("packages.mjs");
const { licenceProblems } = await load("licences.mjs");

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const lock: Lock = read("package-lock.json");
const root = read("package.json");
const check = read("packages/check/package.json");
const queue = read("packages/queue/package.json");
const curriculum = read("slides/package.json");
const manifests = { "": root, "packages/check": check, "packages/queue": queue, slides: curriculum };

/** The lock with another entry at a place. */
const lockWith = (place: string, entry: Locked | undefined): Lock => {
  const packages = { ...lock.packages, ...(entry && { [place]: entry }) };
  return {
    ...lock,
    packages: entry ? packages : Object.fromEntries(Object.entries(packages).filter(([at]) => at !== place)),
  };
};

describe("the lock file", () => {
  it("has the integrity of every package, for every platform that one of them asks for", async () => {
    expect(lockProblems(lock, manifests)).toEqual([]);
    const platforms = Object.keys(lock.packages).filter((place) =>
      /(darwin|win32|android|linux)-?(x64|arm)/.test(place),
    );
    expect(platforms.length).toBeGreaterThan(60);
    const run = await runProgram({ program: "scripts/lock.mjs", args: ["--check"], folder: ".", environment: {} });
    expect(run).toEqual({ status: 0, out: "", err: "" });
  });

  it("is refused with a hole in it", () => {
    const place = "node_modules/@esbuild/win32-x64";
    const entry = lock.packages[place] ?? {};
    const { integrity, ...bare } = entry;
    expect(integrity).toMatch(/^sha512-/);
    expect(lockProblems(lockWith(place, bare), manifests)).toEqual([`${place} has no integrity`]);
    expect(lockProblems(lockWith(place, { ...entry, resolved: "https://registry.example/x.tgz" }), manifests)).toEqual([
      `${place} names the registry that it came from`,
    ]);
    expect(lockProblems(lockWith(place, undefined), manifests)).toEqual([
      "node_modules/esbuild needs @esbuild/win32-x64 on some platform, which is not locked",
    ]);
    const newer = { ...root, dependencies: { ...root.dependencies, "@viz-js/viz": "9.9.9" } };
    expect(lockProblems(lock, { ...manifests, "": newer })).toEqual([
      expect.stringContaining("package.json wants @viz-js/viz 9.9.9, locked"),
    ]);
  });
});

describe("what a user installs", () => {
  it("is little, and runs nothing when it is installed", () => {
    expect(Object.keys(root.dependencies)).toEqual(["@viz-js/viz"]);
    expect(Object.keys(root.optionalDependencies)).toEqual(["@sparticuz/chromium"]);
    for (const place of Object.keys(manifests)) {
      const installed = installedPackages(place, lock);
      // The curriculum runs nothing, and all that the queue runs is bundled.
      if (["slides", "packages/queue"].includes(place)) expect(installed).toEqual([]);
      else expect(installed.length).toBeGreaterThan(5);
      expect(installed.filter(({ place: at }) => lock.packages[at]?.hasInstallScript)).toEqual([]);
    }
    for (const { scripts = {} } of Object.values<{ scripts?: object }>(manifests))
      expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  });

  it("has four packages of one version, which want each other's", () => {
    expect(curriculum).toMatchObject({ version: root.version, engines: { quarterdeck: `^${root.version}` } });
    for (const each of [check, queue]) expect(each.version).toBe(root.version);
    expect(root.peerDependencies).toEqual({ [check.name]: check.version, [queue.name]: queue.version });
    for (const name of Object.keys(root.peerDependencies))
      expect(root.peerDependenciesMeta[name]).toEqual({ optional: true });
    expect(check.dependencies["axe-core"]).toBe(root.devDependencies["axe-core"]);
    for (const version of Object.values({ ...root.dependencies, ...root.optionalDependencies, ...check.dependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("has no licence that asks for more than a notice, unless it is a file of its own", () => {
    const some = (licence: string, more: Partial<Supplied> = {}): Supplied[] => [
      { name: "some", place: "node_modules/some", how: "bundled", inside: [], licence, ...more },
    ];
    for (const licence of ["MIT", "(MPL-2.0 OR Apache-2.0)", "(MIT AND Zlib)", "GPL-2.0 OR (MIT AND ISC)"])
      expect(licenceProblems(some(licence)), licence).toEqual([]);
    for (const licence of [
      "GPL-3.0-only",
      "MIT AND GPL-3.0-only",
      "LGPL-2.1",
      "SEE LICENSE IN x",
      "(MIT",
      "MIT ISC",
      "",
    ])
      expect(licenceProblems(some(licence)), licence).toEqual([expect.stringContaining("some has the licence “")]);
    const graphviz = [{ name: "Graphviz", licence: "EPL-2.0" }];
    for (const [name, licence, inside] of [
      ["axe-core", "MPL-2.0", []],
      ["viz", "MIT", graphviz],
    ] as const) {
      expect(licenceProblems(some(licence, { name, inside, how: "installed" }))).toEqual([]);
      expect(licenceProblems(some(licence, { name, inside }))).toEqual([
        expect.stringContaining("must stay in a file of its own, and is bundled"),
      ]);
    }
    expect(licenceProblems(some("MPL-2.0", { how: "installed" }))).toHaveLength(1);
  });
});

/** What of CycloneDX 1.6 is used; nothing else may be in it. */
const licences = v.pipe(
  v.array(
    v.union([
      v.strictObject({ license: v.strictObject({ id: v.string() }) }),
      v.strictObject({ expression: v.string() }),
    ]),
  ),
  v.length(1),
);
const purl = v.pipe(v.string(), v.regex(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/));
const billSchema = v.strictObject({
  bomFormat: v.literal("CycloneDX"),
  specVersion: v.literal("1.6"),
  serialNumber: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  version: v.literal(1),
  metadata: v.strictObject({
    component: v.strictObject({
      type: v.literal("application"),
      "bom-ref": v.string(),
      name: v.string(),
      version: v.string(),
      description: v.string(),
      licenses: licences,
      purl,
    }),
  }),
  components: v.array(
    v.strictObject({
      type: v.literal("library"),
      "bom-ref": v.string(),
      group: v.optional(v.pipe(v.string(), v.regex(/^@/))),
      name: v.string(),
      version: v.string(),
      scope: v.picklist(["required", "optional"]),
      hashes: v.pipe(
        v.array(v.strictObject({ alg: v.literal("SHA-512"), content: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)) })),
        v.length(1),
      ),
      licenses: licences,
      purl,
      properties: v.array(
        v.strictObject({ name: v.literal("quarterdeck:how"), value: v.picklist(["bundled", "installed"]) }),
      ),
      components: v.optional(
        v.array(
          v.strictObject({
            type: v.literal("library"),
            name: v.string(),
            version: v.optional(v.string()),
            licenses: licences,
          }),
        ),
      ),
    }),
  ),
  dependencies: v.array(v.strictObject({ ref: v.string(), dependsOn: v.array(v.string()) })),
});

describe.each([
  [".", ["puppeteer-core", "katex", "mermaid", "reveal.js", "jetbrains-mono"], ["@viz-js/viz", "@sparticuz/chromium"]],
  ["packages/check", ["cspell-lib"], ["axe-core", "@cspell/dict-en_us"]],
  ["packages/queue", ["bullmq", "ioredis", "msgpackr"], []],
] as const)("the bill of materials of %s", (folder, bundled, installed) => {
  const bill = v.parse(billSchema, read(path.join(folder, "lib/sbom.cdx.json")));
  const named = (how: string) =>
    bill.components
      .filter(({ properties }) => properties[0]?.value === how)
      .map(({ group, name }) => (group ? `${group}/${name}` : name));

  it("lists what is bundled and what is installed, each once", () => {
    expect(named("bundled")).toEqual(expect.arrayContaining([...bundled]));
    expect(named("installed")).toEqual(expect.arrayContaining([...installed]));
    const refs = bill.components.map((each) => each["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    const all = [bill.metadata.component["bom-ref"], ...refs];
    expect(bill.dependencies.map(({ ref }) => ref)).toEqual(all);
    expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !all.includes(ref))).toEqual([]);
  });

  it("goes with the licences of what is bundled", () => {
    const notices = readFileSync(path.join(folder, "lib/THIRD-PARTY.txt"), "utf8");
    for (const { group, name, version } of bill.components)
      expect(notices).toContain(`${group ? `${group}/` : ""}${name} ${version} (`);
  });
});

it("nothing is inside of the program that would reach out for other browsers or be installed again", () => {
  const bill = v.parse(billSchema, read("lib/sbom.cdx.json"));
  const names = bill.components.map(({ name }) => name);
  for (const name of [
    "bullmq",
    "ioredis",
    "chromium-bidi",
    "zod",
    "proxy-agent",
    "yargs",
    "extract-zip",
    "devtools-protocol",
  ])
    expect(names).not.toContain(name);
  expect(existsSync("lib/spelling-worker.js")).toBe(false);
  const viz = bill.components.find(({ name }) => name === "viz");
  expect(viz?.components?.[0]).toMatchObject({ name: "Graphviz", licenses: [{ license: { id: "EPL-2.0" } }] });
});
