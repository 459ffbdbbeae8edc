import { rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/** Loads a TypeScript module of src/ and what it imports; packages stay where they are. */
export async function loadSource(file) {
  const outfile = path.resolve("lib", `source-${process.pid}-${path.basename(file, ".ts")}.mjs`);
  await build({ entryPoints: [file], outfile, bundle: true, format: "esm", platform: "node", packages: "external" });
  try {
    return await import(outfile);
  } finally {
    rmSync(outfile);
  }
}
