import type { Entity } from "../../model/fact.js";
import { escapedForPattern } from "../../source/pattern.js";
import { versionIn, versionOrder } from "./versions.js";

/** An attribute that registries have by convention, and how slides speak of it. */
export interface Convention {
  readonly id: "language" | "licence" | "first release" | "latest release" | "stage" | "status" | "owner";
  /** What registries call it. */
  readonly attributes: readonly string[];
  /** What heads its column, or stands before a colon, in small letters. */
  readonly headers: RegExp;
  /** What a value looks like. */
  readonly value: RegExp;
  /** What is said of an entry that is named before; `V` is the value. */
  readonly said: readonly RegExp[];
  /** What stands before the entry's name, as an adjective. */
  readonly attributive: readonly RegExp[];
  /** Whether what is written can be true beside what is registered: all texts of its attributes. */
  agrees(written: string, registered: readonly string[]): boolean;
}

const languages =
  "C\\+\\+|C#|F#|C|Golang|Go|Rust|Python|OCaml|JavaScript|TypeScript|Java|Kotlin|Scala|Zig|Haskell|Lua|Ruby|Perl|PHP|Swift|Erlang|Elixir|Clojure|Nim|D|Dart|Julia|Fortran|Ada|Assembly";
const licences =
  "(?:Apache|MIT|ISC|AGPL|LGPL|GPL|BSD|MPL|EPL|CDDL|BUSL|SSPL|Unlicense|EUPL|Zlib|CC0)(?:[ -]?(?:v?\\d(?:\\.\\d)?|[23]-Clause))?\\+?(?![\\w])";
const years = "(?:19[6-9]|20[0-4])\\d";
const versions = "v?\\d+(?:\\.\\d+){1,3}(?![\\w.]*\\w)";
const stages = "graduated|incubating|incubator|sandbox|archived";
const dead = "archived|deprecated|discontinued|unmaintained|dormant|retired|obsolete|abandoned";
const states = `${dead}|active|maintained|developed`;
const owners =
  "CNCF|Cloud Native Computing Foundation|Linux Foundation|Apache Software Foundation|OCI|Open Container Initiative|OpenStack Foundation|OpenInfra Foundation|Eclipse Foundation|Google|Microsoft|Amazon|AWS|Red Hat|IBM|Intel|Docker|Canonical|Meta|Facebook|Oracle|VMware|SUSE|HashiCorp|Mozilla|JetBrains|Netflix|GitHub|GitLab|Alibaba|Huawei|Sylabs";

const edge = "(?<![\\p{L}\\p{N}_+#.-])";
const close = "(?![\\p{L}\\p{N}_+#])";
const patterns = (value: string, ...texts: readonly string[]) =>
  texts.map(
    (text) =>
      new RegExp(edge + text.replaceAll(" ", "\\s+").replace(/(?<!\p{L})V(?!\p{L})/u, `(${value})${close}`), "dgu"),
  );
const only = (value: string) => new RegExp(`${edge}(?:${value})${close}`, "giu");

const word = (text: string) => new RegExp(only(escapedForPattern(text)), "iu");
const hasWord = (written: string, registered: readonly string[]) => {
  const name = written === "Golang" ? "Go" : written;
  return registered.some((text) => word(name).test(text));
};

export const conventions: readonly Convention[] = [
  {
    id: "language",
    attributes: ["language", "languages", "programming_language", "written_in", "implementation_language"],
    headers:
      /^(?:programming )?languages?$|^written in$|^implemented in$|^implementation(?: language)?$|^(?:programmier)?sprache$|^langage(?: de programmation)?$|^lenguaje(?: de programación)?$/,
    value: new RegExp(only(languages).source, "gu"),
    said: patterns(
      languages,
      "(?:re)?(?:[Ww]ritten|[Ii]mplemented|[Pp]rogrammed|[Cc]oded)(?: \\w+ly)? in V",
      "in V (?:geschrieben|implementiert|programmiert)",
      "a V (?:program|project|tool|binary|code ?base|runtime|daemon)",
    ),
    attributive: patterns(languages, "V-(?:based|written)"),
    agrees: hasWord,
  },
  {
    id: "licence",
    attributes: ["license", "licence", "licenses", "licences"],
    headers: /^licen[cs](?:e|es|ing)$|^lizenz$|^licencia$/,
    value: only(licences),
    said: patterns(
      licences,
      "under (?:(?:the|an?) )?V",
      "(?:[Ll]icen[cs]ed) (?:under|as) (?:(?:the|an?) )?V",
      "V[- ]licen[cs]ed",
      "(?:has|uses|carries) (?:the|an?) V[- ][Ll]icen[cs]e",
      "unter (?:der )?V",
    ),
    attributive: patterns(licences, "V[- ]licen[cs]ed"),
    agrees: (written, registered) => registered.some((text) => sameLicence(written, text)),
  },
  {
    id: "first release",
    attributes: ["first_release", "released", "first_released", "initial_release", "release_year", "founded"],
    headers:
      /^(?:first|initial) (?:release|version|appearance)$|^(?:first )?(?:released|appeared|published)(?: in)?$|^since$|^erste version$|^erschienen$|^(?:release )?year$/,
    value: only(years),
    said: patterns(
      years,
      "(?:[Ff]irst )?(?:[Rr]eleased|[Pp]ublished|[Aa]ppeared|[Oo]pen[- ]sourced)(?: (?:first|publicly))? in (?:\\p{Lu}\\p{Ll}+ )?V",
      "[Ff]irst (?:\\w+ )?(?:release|version)(?: of (?:the )?[\\p{L}\\p{N}._-]+)?(?: (?:was|is|came|came out|dates|appeared))?(?: (?:in|from|of))?(?: \\p{Lu}\\p{Ll}+)? V",
      "dates (?:back )?(?:from|to) V",
      "(?:erschien|erschienen|veröffentlicht)(?: \\p{L}+)? V",
      "V (?:erschienen|veröffentlicht)",
      "[Ee]rste[nr]? (?:Version|Veröffentlichung)(?: von [\\p{L}\\p{N}._-]+)?(?: (?:ist|kam|war|erschien|stammt))?(?: (?:im Jahr|von|aus|aus dem Jahr))? V",
    ),
    attributive: [],
    agrees: (written, registered) => registered.some((text) => text.includes(written)),
  },
  {
    id: "latest release",
    attributes: ["latest_seen", "latest_release", "latest_version", "latest", "current_version", "version"],
    headers:
      /^(?:latest|newest|current)(?: stable)?(?: (?:release|version))?$|^version$|^(?:neueste|aktuelle) version$/,
    value: only(versions),
    said: patterns(
      versions,
      "(?:[Ll]atest|[Nn]ewest|[Cc]urrent|[Mm]ost recent)(?: stable)?(?: (?:release|version))?(?: of [\\p{L}-]+)?(?: is| was|:|,| =)?(?: (?:now|version|release))?(?: \\p{L}[\\p{L}._-]*)? V",
      "[Cc]urrently (?:at|in)(?: version)? V",
      "V (?:is|,|\\(|–)? ?(?:the |its |as )?(?:latest|newest|current|most recent)",
      "(?:[Nn]eueste|[Aa]ktuelle) Version(?: von \\p{L}[\\p{L}._-]*)?(?: ist|:| heißt)?(?: \\p{Lu}[\\p{L}._-]*)? V",
    ),
    attributive: [],
    agrees(written, registered) {
      const own = versionIn(written);
      const known = registered.map(versionIn).filter((version) => version !== undefined);
      return !own || known.length === 0 || known.some((version) => versionOrder(own, version) === 0);
    },
  },
  {
    id: "stage",
    attributes: ["maturity", "stage", "governance", "home", "foundation", "status"],
    headers: /^(?:cncf )?(?:stage|maturity|level)$|^cncf(?: status)?$|^governance$|^foundation$|^home$|^reifegrad$/,
    value: only(stages),
    said: patterns(
      stages,
      "CNCF[- ]V",
      "CNCF project \\(V\\)",
      "V (?:CNCF )?project (?:of|at|in) the CNCF",
      "V CNCF",
      "V (?:at|in|from) (?:the )?CNCF",
    ),
    attributive: patterns(stages, "CNCF[- ]V", "V CNCF"),
    agrees: (written, registered) => {
      const known = new RegExp(only("graduated|incubating|sandbox|archived").source, "iu");
      const told = written.toLowerCase() === "incubator" ? "incubating" : written;
      return !registered.some((text) => known.test(text)) || hasWord(told, registered);
    },
  },
  {
    id: "status",
    attributes: ["status", "state"],
    headers: /^(?:project )?(?:status|state)$|^zustand$/,
    value: only(states),
    said: patterns(states, "(?:is|has been|was)(?: (?:now|still|actively|again|meanwhile))? V"),
    attributive: patterns(dead, "V"),
    agrees: (written, registered) => {
      const isDead = new RegExp(only(dead).source, "iu");
      return registered.some((text) => isDead.test(text) === isDead.test(written));
    },
  },
  {
    id: "owner",
    attributes: [
      "owner",
      "vendor",
      "steward",
      "maintainer",
      "governance",
      "home",
      "foundation",
      "organisation",
      "organization",
    ],
    headers: /^(?:owner|vendor|steward|maintainer|organi[sz]ation|foundation|home|governance|besitzer|träger)$/,
    value: only(owners),
    said: patterns(
      owners,
      "(?:[Oo]wned|[Mm]aintained|[Gg]overned|[Hh]osted|[Ss]tewarded) by (?:the )?V",
      "belongs to (?:the )?V",
      "is an? V project",
    ),
    attributive: [],
    agrees: (written, registered) => registered.some((text) => aliases(written).some((name) => word(name).test(text))),
  },
];

/** Who goes by several names, and what is a part of what. */
const groups = [
  ["CNCF", "Cloud Native Computing Foundation", "Linux Foundation", "LF", "OCI", "Open Container Initiative"],
  ["Amazon", "AWS", "Amazon Web Services"],
  ["Meta", "Facebook"],
  ["OpenStack Foundation", "OpenInfra Foundation", "Open Infrastructure Foundation"],
  ["Red Hat", "IBM"],
];
const aliases = (name: string): readonly string[] => {
  const group = groups.find((names) => names.some((each) => each.toLowerCase() === name.toLowerCase()));
  // The umbrella of two foundations is no sign that a project belongs to both.
  return group && !/^(?:OCI|Open Container Initiative)$/i.test(name)
    ? group
    : [name, ...(group ? ["OCI", "Open Container Initiative"] : [])];
};

/** A family without a version agrees with all of its versions. */
function sameLicence(written: string, registered: string): boolean {
  const parts = (text: string) =>
    [
      ...text.matchAll(
        /(?<!\p{L})(Apache|MIT|ISC|AGPL|LGPL|GPL|BSD|MPL|EPL|CDDL|BUSL|SSPL|Unlicense|EUPL|Zlib|CC0)[ -]?(?:License)?,?[ -]?(?:version )?v?(\d)?/giu,
      ),
    ].map(([, family = "", version = ""]) => ({ family: family.toLowerCase(), version }));
  const known = parts(registered);
  if (known.length === 0) return true;
  return parts(written).some((own) =>
    known.some(
      ({ family, version }) =>
        family === own.family && (version === "" || own.version === "" || version === own.version),
    ),
  );
}

/** All that the registry says of an entry's attribute: values, dates, and notes beside them. */
export function registeredTexts({ attributes }: Entity, names: readonly string[]): string[] {
  return names.flatMap((name) => textsIn(attributes[name]));
}

function textsIn(value: unknown): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object") return [String(value)];
  return Object.entries(value).flatMap(([key, part]) => (key === "commit" ? [] : textsIn(part)));
}
