import path from "node:path";
import type { PackagedFont, WrittenFont } from "../content/font-schema.js";
import { fontsIn, namedFont } from "../content/fonts.js";
import type { Reader } from "../content/reader.js";
import type { Path } from "../content/yaml-place.js";
import { type Brand, type FontRole, fontRoles } from "../model/brand.js";
import type { FontFile, NamedFont } from "../model/design.js";
import { readFonts } from "../render/fonts/read.js";
import { problem } from "../report/problem.js";
import type { BrandFile } from "./brand-file.js";
import { readerOf } from "./installed.js";

type Entry = WrittenFont | PackagedFont;

/** The fonts of a brand: for roles, or for what the theme's fonts lack. */
export function readBrandFonts(file: BrandFile): Pick<Brand, "fonts" | "families"> {
  const { yaml, reader } = file;
  const { fonts } = yaml.settings;
  const listed = Array.isArray(fonts) ? fonts : undefined;
  if (listed || fonts === undefined) {
    const list = fontsIn({ ...yaml, settings: { fonts: listed } });
    return { fonts: readFonts(list, ["."], reader, "added"), families: new Map() };
  }
  const byRole = fontRoles.map((role) => [role, fontsOfRole(role, Reflect.get(fonts, role), file)] as const);
  const families = byRole.flatMap(([role, faces]): [FontRole, string[]][] =>
    faces.length === 0 ? [] : [[role, [...new Set(faces.map(({ family }) => family))]]],
  );
  return { fonts: eachOnce(byRole.flatMap(([, faces]) => faces)), families: new Map(families) };
}

/** A font that has two roles is one font. */
function eachOnce(faces: readonly FontFile[]): FontFile[] {
  const known = new Map<string, FontFile>();
  for (const face of faces) {
    const { family, weight, style, unicodeRange } = face;
    const key = JSON.stringify([family, weight, style, unicodeRange]);
    if (!known.has(key)) known.set(key, face);
  }
  return [...known.values()];
}

function fontsOfRole(role: FontRole, written: Entry | readonly Entry[] | undefined, file: BrandFile): FontFile[] {
  const at: Path = ["fonts", role];
  if (written === undefined) return [];
  if (!isList(written)) return facesOf(written, at, file);
  return written.flatMap((entry, index) => facesOf(entry, [...at, index], file));
}

const isList = (written: Entry | readonly Entry[]): written is readonly Entry[] => Array.isArray(written);

function facesOf(entry: Entry, at: Path, file: BrandFile): FontFile[] {
  if (typeof entry !== "string" && "fontsource" in entry) return packagedFaces(entry, [...at, "fontsource"], file);
  return readFonts([namedFont(entry, at, file.yaml)], ["."], file.reader, "added");
}

/** The files of a package of Fontsource: `files/NAME-SUBSET-WEIGHT-STYLE.woff2`, with `wght` for all weights. */
function packagedFaces(font: PackagedFont, at: Path, { yaml, reader, installed }: BrandFile): FontFile[] {
  const { fontsource: name, weights = [400, 700], styles = ["normal"], subsets = ["latin", "latin-ext"] } = font;
  const span = yaml.spanAt(at);
  const report = (detail: string, hint: string) => {
    reader.report(problem("missing-package", { name, detail, hint }, { span }));
    return [];
  };
  const found = installed(name);
  if (!found) return report("is not installed", `run npm install ${name} beside the brand`);
  const own = readerOf(found, reader.ledger);
  const ranges = rangesIn(own);
  const base = path.posix.basename(name);
  const faces = subsets.flatMap((subset) =>
    styles.flatMap((style) => {
      const wanted = ["wght", ...weights].map((weight) => `files/${base}-${subset}-${weight}-${style}.woff2`);
      const there = wanted.filter((each) => "found" in own.lookUp(each, ["."]));
      const [variable] = there.filter((each) => each.includes("-wght-"));
      return (variable ? [variable] : there).map(
        (file): NamedFont => ({ file, span, unicodeRange: ranges.get(subset) }),
      );
    }),
  );
  if (faces.length > 0) return readFonts(faces, ["."], own, "added");
  const files = `files/${base}-${subsets[0]}-${weights[0]}-${styles[0]}.woff2`;
  return report(
    `has no such fonts, as ${files}`,
    "look into its folder files/ for the weights, styles and subsets it has",
  );
}

/** The characters of each script, as the package gives them. */
function rangesIn(reader: Reader): ReadonlyMap<string, string> {
  const lookup = reader.lookUp("unicode.json", ["."]);
  try {
    const read: unknown = JSON.parse("found" in lookup ? (reader.read(lookup.found)?.text ?? "{}") : "{}");
    const ranges = Object.entries(Object(read)).filter(([, range]) => /^[U+\-\dA-F,\s]+$/i.test(String(range)));
    return new Map(ranges.map(([name, range]) => [name.replace(/[[\]]/g, ""), String(range)]));
  } catch {
    return new Map();
  }
}
