import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { withoutAccents } from "../../content/slug.js";
import { type OwnPackage, ownSpec } from "../../source/own-install.js";
import type { Starter } from "./starters.js";
import type { NewFile } from "./write-new.js";

const texts = v.optional(v.record(v.string(), v.string()));

/** What a `package.json` is asked for; everything else in it stays as it is. */
const manifestSchema = v.looseObject({ dependencies: texts, devDependencies: texts, scripts: texts });

type Manifest = v.InferOutput<typeof manifestSchema>;

const own: readonly OwnPackage[] = ["quarterdeck", "quarterdeck-check", "quarterdeck-container-runtimes"];

/** The script that `npm init` writes where there is none. */
const noTest = 'echo "Error: no test specified" && exit 1';

/**
 * The `package.json` of a new project: it names our packages as they are installed here. One that is there already, for
 * npm has installed into the folder, gets what it lacks; where it cannot, the file says why.
 */
export function packageJson(folder: string, starter: Starter): NewFile {
  const old = readOld(folder);
  if (old === undefined) return manifestFile(folder, starter, { name: packageName(folder), private: true });
  const manifest = parseManifest(old);
  if (!manifest) return { path: "package.json", text: old, clash: "npm could not read it" };
  const scripts = manifest.scripts ?? {};
  const taken = Object.keys(scriptsOf(starter)).filter((name) => name in scripts && scripts[name] !== noTest);
  if (taken.length > 0) return { path: "package.json", text: old, clash: `it has scripts named ${taken.join(", ")}` };
  const indent = /^[ \t]+/m.exec(old)?.[0];
  return { ...manifestFile(folder, starter, manifest, indent), completes: true };
}

function manifestFile(folder: string, starter: Starter, before: Manifest, indent = "  "): NewFile {
  const { scripts, dependencies = {}, devDependencies: installed = {}, ...rest } = before;
  const missing = own.flatMap((name) => {
    const spec = name in dependencies || name in installed ? undefined : ownSpec(name, folder);
    return spec === undefined ? [] : [[name, spec] as const];
  });
  const devDependencies = { ...installed, ...Object.fromEntries(missing) };
  const manifest = {
    ...rest,
    scripts: { ...scripts, ...scriptsOf(starter) },
    ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}),
    ...(Object.keys(devDependencies).length > 0 ? { devDependencies } : {}),
  };
  return { path: "package.json", text: `${JSON.stringify(manifest, null, indent)}\n` };
}

/** What `npm run` offers in a new project. */
function scriptsOf({ inputs }: Starter): Record<string, string> {
  const command = (...words: string[]) => ["quarterdeck", ...words].filter(Boolean).join(" ");
  const build = command("build", inputs);
  return {
    build,
    test: `${command("check", inputs, "--strict")} && ${build}`,
    outline: command("outline", inputs),
  };
}

function readOld(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, "package.json"), "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : "";
    // A folder that is a file is found out when it is written into.
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw cause;
  }
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const checked = v.safeParse(manifestSchema, JSON.parse(text));
    return checked.success ? checked.output : undefined;
  } catch {
    return undefined;
  }
}

/** A name for npm, made of the folder's; one of ours would keep it from installing us. */
function packageName(folder: string): string {
  const name = withoutAccents(path.basename(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name === "" || name.startsWith("quarterdeck") || name === "node-modules" ? "my-decks" : name.slice(0, 100);
}
