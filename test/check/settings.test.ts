import { describe, expect, it } from "vitest";
import { checkTogether, doubled, findingsIn, fine, loud, spoken } from "../support/check.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const projectOf = projectMaker();

describe.concurrent("configuration", () => {
  const check = async (config: string, text = doubled) => {
    const { folder } = projectOf({ "talk.md": text, "quarterdeck.config.yaml": config });
    return quarterdeckHere(folder, ["check", "talk.md"]);
  };

  it("switches rules off and gives them another weight", async () => {
    expect((await check("check: {rules: {doubled-word: off}}\n")).out).not.toContain("(doubled-word)");
    const { status, out } = await check("check: {rules: {doubled-word: error}}\n");
    expect([status, out]).toEqual([1, expect.stringContaining("error: “the” stands twice")]);
  });

  it("gives options to rules and words to the dictionary", async () => {
    expect((await check("check: {rules: {doubled-word: {allowed: [the]}}}\n")).out).not.toContain("(doubled-word)");
    const odd = "## The zorbler starts\n\nIt knows teh quxxes and zorblers.\n";
    const { out } = await check("{}\n", odd);
    expect(out).toContain("“teh” is in no dictionary");
    expect(out).toContain("did you mean “the”?");
    expect((await check("check: {words: [zorbler, quxxes, teh]}\n", odd)).out).not.toContain("(spelling)");
  });

  it.each([
    ["check: {rules: {overflw: off}}\n", "unknown key “overflw”", "did you mean “overflow”?"],
    ["check: {rules: {overflow: {tolerence: 3}}}\n", "unknown key “tolerence”", "did you mean “tolerance”?"],
    [
      "check: {rules: {overflow: {tolerance: much}}}\n",
      "“much” is not a number",
      "pixels by which content may extend beyond",
    ],
    [
      "check: {rules: {differing-value: {attributes: {milk: {sentences: [made from milk], values: year}}}}}\n",
      "“milk.sentences.0”: needs {value} once, where the value stands",
      "quarterdeck.config.yaml:1:67",
    ],
    [
      "check: {rules: {differing-value: {attributes: {milk: {sentences: ['of {value}'], values: colour}}}}}\n",
      "“milk.values”: is neither number, year, version nor a list of values",
      "quarterdeck.config.yaml:1:90",
    ],
    [
      "check: {rules: {differing-value: {attributes: {milk: {sentences: ['of {value}'], pattern: '(a+)+'}}}}}\n",
      "unknown key “pattern”",
      "quarterdeck.config.yaml:1:82",
    ],
    ["chekc: {}\n", "unknown key “chekc”", "did you mean “check”?"],
  ])("%s is an error with help", async (config, message, help) => {
    const { status, err } = await check(config);
    expect(status).toBe(1);
    expect(err.replaceAll('"', "”").replace("”much”", "“much”")).toContain(message);
    expect(err).toContain(help);
    expect(err).toContain("quarterdeck.config.yaml:1:");
  });
});

describe.concurrent("suppressions", () => {
  const check = checkTogether();
  const found = (text: string) => {
    const findings = check({ "talk.md": text });
    return async () => (await findings()).filter(loud).map(({ line, code, message }) => `${line} ${code}: ${message}`);
  };
  const other = doubled.replace("runtime", "engine");

  const covered = found(`<!-- check-disable doubled-word: a quotation -->\n${doubled}`);
  const next = found(`<!-- check-disable doubled-word: a quotation -->\n${doubled}\n---\n\n${other}`);
  it("cover their slide, with a reason", async () => {
    expect(await covered()).toEqual([]);
    expect(await next()).toEqual(["8 doubled-word: “the” stands twice"]);
  });

  const file = found(`<!-- check-disable-file doubled-word: the house style -->\n${doubled}\n---\n\n${other}`);
  it("cover their file when they say so", async () => {
    expect(await file()).toEqual([]);
  });

  const bare = found(`<!-- check-disable doubled-word -->\n${doubled}`);
  const idle = found(`<!-- check-disable overflow: wanted -->\n${fine}`);
  const unasked = found(
    `<!-- check-disable dead-link: it is for members -->\n${fine}\n[A club](https://club.example/)\n`,
  );
  const misspelt = found(`<!-- check-disable overflw: wanted -->\n${fine}`);
  it("are reported when they cover nothing that was looked for, give no reason, or name no rule", async () => {
    expect(await bare()).toEqual([
      "2 doubled-word: “the” stands twice",
      "1 suppression: this suppression gives no reason",
    ]);
    expect(await idle()).toEqual(["1 suppression: nothing is left of “overflow” to suppress here"]);
    expect(await unasked()).toEqual([]);
    expect(await misspelt()).toEqual(["1 suppression: there is no rule “overflw” to suppress"]);
  });

  it("stand in manifests as YAML comments, and in files that are in no deck", async () => {
    const files = {
      "slides/decks/talk.deck.yaml":
        "# check-disable slot: the rest is discussion\ntitle: Talk\nminutes: 30\nsections: [s.md]\n",
      "slides/s.md": `<!-- .slide: minutes="2" -->\n${fine}`,
      "slides/draft.md": `<!-- check-disable unused-section: a draft -->\n${fine}`,
    };
    expect(spoken(await findingsIn(projectOf(files).folder))).toEqual([]);
    const bare = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace(/.*check-disable.*\n/, "")]),
    );
    expect(spoken(await findingsIn(projectOf(bare).folder))).toEqual([
      "slides/draft.md:1:1 unused-section",
      "slides/decks/talk.deck.yaml:2:1 slot",
    ]);
  });

  const shown = found(`${fine}\n\`\`\`html\n<!-- check-disable overflow: shown -->\n\`\`\`\n`);
  it("are text inside code", async () => {
    expect(await shown()).toEqual([]);
  });

  const refused = found(`<!-- check-disable missing-component: later -->\n${fine}\n::nothing\n`);
  it("cannot hide what the build refuses", async () => {
    expect((await refused()).map((entry) => entry.replace(/:.*/, ""))).toEqual([
      "6 missing-component",
      "1 suppression",
    ]);
  });
});
