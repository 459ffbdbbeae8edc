import { expect, it } from "vitest";
import { checkTogether, type Found } from "../support/check.js";

const check = checkTogether();
const runc = `id: runc
name: runc
attributes:
  language: Go
  license: Apache-2.0
  status: active
  first_release: {year: 2015}
  latest_seen: {version: 1.5.1}
  boot_time: {value: 30, unit: ms}
  rootless: true
`;
const youki = "id: youki\nname: youki\nattributes: {language: Rust, home: CNCF (sandbox)}\n";
const deckOf = (slide: string) =>
  check({
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/facts/runc.yaml": runc,
    "slides/facts/youki.yaml": youki,
    "slides/one.md": slide,
  });
const told = (findings: readonly Found[], code: string) =>
  findings
    .filter((found) => found.code === code)
    .map(({ line, severity, message }) => `${line} ${severity} ${message}`);
const differs = (name: string, value: string, registered: string) =>
  `${name}: the text says “${value}”, the registry says “${registered}”`;

const tables = deckOf(
  "## Two runtimes side by side\n\n| Runtime | Language | Start | Rootless |\n| --- | --- | --- | --- |\n| runc | Rust | 50 ms | no |\n| `youki` | Rust | 1 s | yes |\n\n| | youki |\n| --- | --- |\n| Language | C |\n",
);
it("compares tables with the registry, whichever side names the entry", async () => {
  expect(told(await tables(), "differing-value")).toEqual([
    `5 error ${differs("runc", "Rust", "Go")} (language)`,
    `5 error ${differs("runc", "50 ms", "30 ms")} (boot_time)`,
    `5 error ${differs("runc", "no", "true")} (rootless)`,
    `10 error ${differs("youki", "C", "Rust")} (language)`,
  ]);
});

const lines = deckOf(
  "## runc at a glance\n\n- **Language:** Rust\n- Licence: Apache 2.0\n- Rootless: no more rights than yours\n",
);
it("compares lines with a colon below a title that names the entry", async () => {
  expect(told(await lines(), "differing-value")).toEqual([`3 error ${differs("runc", "Rust", "Go")} (language)`]);
});

const named = deckOf(
  "## Two of them\n\n**youki**\n\n- Language: Go\n\n::break\n\n- Language: C\n\n### runc:\n\n1. License: MIT\n2. Language: Go\n\n- youki\n  - Language: Zig\n- Language: Zig\n\nrunc\n\n| Fact | Value |\n| --- | --- |\n| Language | Zig |\n",
);
it("compares lines and tables below a line or in an item that names the entry", async () => {
  expect(told(await named(), "differing-value")).toEqual([
    `24 error ${differs("runc", "Zig", "Go")} (language)`,
    `5 error ${differs("youki", "Go", "Rust")} (language)`,
    `13 error ${differs("runc", "MIT", "Apache-2.0")} (license)`,
    `17 error ${differs("youki", "Zig", "Rust")} (language)`,
    `18 error ${differs("runc", "Zig", "Go")} (language)`,
  ]);
});

const firsts = deckOf(
  "## It began early\n\nThe first release of runc was in 2014. The first public version of runc came out in June 2013. The first release of runc was in 2015. The first release of runc for Windows was in 2018.\n",
);
it("knows when something was first released, whichever way it is said", async () => {
  expect(told(await firsts(), "differing-value")).toEqual([
    `3 error ${differs("runc", "2014", "2015")} (first_release)`,
    `3 error ${differs("runc", "2013", "2015")} (first_release)`,
  ]);
});

const wrong = deckOf(
  "## Three sentences are wrong\n\nThe MIT-licensed runc is old. `runc` is **written\nin C**. youki is a CNCF-graduated project. runc boots in less than 20 ms.\n",
);
it("understands adjectives, emphasis, line ends and bounds", async () => {
  expect(told(await wrong(), "differing-value").toSorted()).toEqual([
    `3 error ${differs("runc", "MIT", "Apache-2.0")} (license)`,
    `4 error ${differs("runc", "20 ms", "30 ms")} (boot_time)`,
    `4 error ${differs("runc", "C", "Go")} (language)`,
    `4 warning ${differs("youki", "graduated", "CNCF (sandbox)")} (home)`,
  ]);
});

const right = deckOf(
  "## Everything here is right\n\nrunc boots in about 35 ms. runc starts in up to 1 s. runc starts in 0.03 s. runc is written in Go and youki in Rust. runc was originally written in C. runc 1.2 was released in 2024. A shim for runc is written in Rust. Since 1.4 runc is faster.\n",
);
it("leaves alone what is right, what was, and what is said of something else", async () => {
  const findings = await right();
  expect([...told(findings, "differing-value"), ...told(findings, "outdated-version")]).toEqual([]);
});

const old = deckOf("## Releases go on\n\nThe latest release of runc is 1.4.0. The newest version of runc is 1.5.\n");
it("knows which version is the latest", async () => {
  expect(told(await old(), "outdated-version")).toEqual([
    "3 warning runc: “1.4.0” is not the newest version; the registry knows 1.5.1",
  ]);
});
