import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Terminal } from "@xterm/headless";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLabScript } from "../../src/content/lab-script.js";
import { buildOwnDecks } from "../support/decks.js";
import { openPdf, pageText } from "../support/pdf.js";
import { project } from "../support/project.js";

const labs = readdirSync("slides/labs/scripts")
  .filter((name) => name.endsWith(".sh"))
  .map((name) => name.replace(".sh", ""));

type Line = [time: number, kind: string, data: string];

function readCast(name: string): { header: { title: string; width: number; height: number }; events: Line[] } {
  const [header = "", ...events] = readFileSync(`slides/labs/casts/${name}.cast`, "utf8").trim().split("\n");
  return { header: JSON.parse(header), events: events.map((line) => JSON.parse(line)) };
}

/** The screen at the end of a step, by an emulator that is given the recording as it is. */
async function screenAt(name: string, step: string): Promise<string> {
  const { header, events } = readCast(name);
  const terminal = new Terminal({ cols: header.width, rows: header.height, allowProposedApi: true });
  const start = events.findIndex(([, kind, data]) => kind === "m" && data === step);
  const next = events.findIndex(([, kind], index) => index > start && kind === "m");
  const outputs = events.slice(0, next === -1 ? undefined : next).filter(([, kind]) => kind === "o");
  await new Promise<void>((done) => terminal.write(outputs.map(([, , data]) => data).join(""), done));
  const { active } = terminal.buffer;
  return Array.from({ length: header.height }, (_, row) => active.getLine(active.baseY + row)?.translateToString(true))
    .join("\n")
    .trimEnd();
}

describe.each(labs)("the lab %s", (name) => {
  const script = readLabScript(readFileSync(`slides/labs/scripts/${name}.sh`, "utf8"));

  it("is a script that says what it shows, needs and cleans up, and bash can read it", () => {
    expect(script.title).not.toBe("");
    expect(script.summary.length).toBeGreaterThan(60);
    expect(script.packages.length).toBeGreaterThan(0);
    expect(script.cleanup).not.toMatch(/trap|^#/m);
    execFileSync("bash", ["-n", "-c", script.cleanup]);
    expect(script.steps.every((step) => step.title !== "" && step.text !== "" && step.code !== "")).toBe(true);
    execFileSync("bash", ["-n", `slides/labs/scripts/${name}.sh`]);
  });

  it("ends in a question with an answer, and a slide asks the same", () => {
    expect(script.question).toMatch(/\?$/);
    expect(script.answer.length).toBeGreaterThan(60);
    const section = readFileSync(`slides/labs/${name}.md`, "utf8");
    const asked = new RegExp(`id="ask-${name}" layout="question"[^\n]*\n## (.+)`).exec(section)?.[1];
    expect(asked?.replaceAll("`", "")).toBe(script.question.replace(/[“”]/g, ""));
  });

  it("has a small recording with its title, and a marker for each step in order", () => {
    const { header, events } = readCast(name);
    const marks = events.filter(([, kind]) => kind === "m").map(([, , data]) => data);
    expect(header.title).toBe(script.title);
    expect(marks).toEqual(script.steps.map(({ id }) => id));
    expect(readFileSync(`slides/labs/casts/${name}.cast`).length).toBeLessThan(24_001);
  });

  it("shows each command of its steps in the recording", async () => {
    for (const { id, code } of script.steps) {
      const screen = (await screenAt(name, id)).replace(/\s+/g, "");
      for (const line of code.split("\n")) expect(screen).toContain(line.replace(/\s+/g, ""));
    }
  });
});

describe("the decks", () => {
  const { folder, remove } = project();
  beforeAll(() => buildOwnDecks(folder, "-f", "html,handout", "slides/decks/course.deck.yaml"));
  afterAll(remove);

  it("show on every slide the frame at which its step ends", async () => {
    const html = readFileSync(path.join(folder, "course.html"), "utf8");
    const decode = (text: string) =>
      text
        .replace(/<[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
    const shown = [...html.matchAll(/<pre class="screen">([\s\S]*?)<\/pre>/g)].map(([, text = ""]) => decode(text));
    const sections = readdirSync("slides/labs").filter((file) => file.endsWith(".md"));
    const wanted = sections.flatMap((file) =>
      [
        ...readFileSync(path.join("slides/labs", file), "utf8").matchAll(/::terminal\{cast=\S*\/([\w-]+)\.cast#(\w+)/g),
      ].map(([, name = "", step = ""]) => ({ name, step })),
    );
    expect(wanted.length).toBeGreaterThan(6);
    const screens = await Promise.all(wanted.map(({ name, step }) => screenAt(name, step)));
    expect(shown.toSorted()).toEqual(screens.toSorted());
  });

  it("have a worksheet for each lab in the handout: every step, what to expect, the clean-up, and the answer apart from its question", async () => {
    const pdf = await openPdf(path.join(folder, "course-handout.pdf"));
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
    const compact = (text: string) => text.replace(/\s+/g, "");
    const text = compact(pages.join(" "));
    const pageOf = (part: string) => pages.findIndex((page) => compact(page).includes(compact(part)));
    const scripts = labs.map((name) => readLabScript(readFileSync(`slides/labs/scripts/${name}.sh`, "utf8")));
    const lastSheet = Math.max(...scripts.map(({ question }) => pageOf(question)));
    for (const { steps, answer } of scripts) {
      for (const { title } of steps) expect(text).toContain(compact(title));
      expect(pageOf(answer)).toBeGreaterThan(lastSheet);
    }
    expect(text.match(/Cleanup/g)?.length).toBe(labs.length);
  });
});
