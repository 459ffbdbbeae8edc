import { describe, expect, it } from "vitest";
import { scriptText } from "../../src/render/html/html.js";
import type { Problem } from "../../src/report/problem.js";
import { buildCase, type Mode } from "./built.js";
import { harmIn } from "./harm.js";
import { cases as addresses } from "./hostile/addresses.js";
import type { HostileCase } from "./hostile/case.js";
import { cases as html } from "./hostile/html.js";
import { cases as icons } from "./hostile/icons.js";
import { cases as safe } from "./hostile/safe.js";
import { cases as styles } from "./hostile/styles.js";
import { isLong } from "./report.js";

const all = [...html, ...addresses, ...styles, ...safe, ...icons];

const saysIn = ({ says, saysSafe = says }: HostileCase, mode: Mode) => (mode === "plain" ? says : saysSafe);

/** Cases that are one slide and harm by what stands on it; what is wrong with one must not keep the others from being built. */
const slides = all.filter((each) => Object.keys(each.files).join() === "deck.md" && each.says.as !== "error");
const separator = "\n\n---\n\n";
const textOf = ({ files }: HostileCase) =>
  String(files["deck.md"])
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .trim();
const front = `---\nvars: {evil: "javascript:fetch('{LISTENER}')", half: "script:alert(1)"}\n---\n\n`;

describe.each(["plain", "safe"] as const)("hostile slides, %s", (mode) => {
  it("say what is refused, each at its place, and come out harmless", async () => {
    const { problems, pages } = await buildCase(
      { files: { "deck.md": front + slides.map(textOf).join(separator) } },
      mode,
    );
    const written = problems[0]?.span?.file.text ?? "";
    const starts = startsOf(written);
    const wrong = slides.flatMap((each, index) => {
      const [from = 0, to = 0] = starts.slice(index);
      const own = problems.filter(({ span }) => span && from <= span.start && span.start < to);
      return mistakes(each, saysIn(each, mode), own);
    });
    expect(wrong).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(harmIn(page, [""])).toEqual([]);
  });
});

/** Where each slide begins, and where the last one ends. */
function startsOf(text: string): number[] {
  const starts: number[] = [text.indexOf("\n---\n") + 1];
  for (let at = text.indexOf(separator, starts[0]); at !== -1; at = text.indexOf(separator, at + 1)) starts.push(at);
  return [...starts, text.length];
}

/** Cases with files of their own; the everyday tests build a few of each kind. */
const projects = all.filter((each) => !slides.includes(each));
const few = ["style-css-", "style-theme-", "safe-page-", "safe-script", "safe-layout-", "safe-c", "icon-"].flatMap(
  (kind) => projects.filter(({ name }) => name.startsWith(kind)).slice(0, 2),
);

describe.each(isLong ? (["plain", "safe", "trusting"] as const) : (["plain"] as const))(
  "hostile projects, %s",
  (mode) => {
    it.each((isLong ? projects : few).map((each) => [each.name, each] as const))("%s", async (_, each) => {
      const { problems, pages, scripts } = await buildCase(each, mode);
      if (mode !== "trusting") expect(mistakes(each, saysIn(each, mode), problems)).toEqual([]);
      const own = ["", ...scripts.map(scriptText)];
      for (const page of pages) expect(harmIn(page, own)).toEqual([]);
    });
  },
);

/** What is said and was not announced, or the other way round. */
function mistakes({ name }: HostileCase, says: HostileCase["says"], problems: readonly Problem[]): string[] {
  const said = problems.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  const codes = says.as === "nothing" ? [] : says.codes;
  const isSaid = codes.every((code) => problems.some((each) => each.severity === says.as && each.code === code));
  const isQuiet = problems.every(
    ({ severity }) => severity === says.as || (says.as === "error" && severity === "warning"),
  );
  const hasPlaces = problems.every(({ span }) => span);
  return isSaid && isQuiet && hasPlaces
    ? []
    : [`${name}: ${says.as} ${codes.join()}, and not ${said.join("; ") || "nothing"}`];
}
