import { describe, expect, it } from "vitest";
import { render } from "../../../support/render.js";

const made = (yaml: string, front = "") => render({ "talk.md": `${front}## A\n\n\`\`\`lifetimes\n${yaml}\n\`\`\`\n` });

const lineOf = ({ span }: { readonly span?: { readonly start: number; readonly file: { readonly text: string } } }) =>
  span?.file.text.slice(0, span.start).split("\n").length;
const styles = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`class="${name}[^"]*" style="([^"]*)"`, "g"))].map(([, style]) => style);
const said = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

const docker = `moments: [run, bundle, execve, later, end]
parties:
  - {name: daemon, role: runtime, text: stays}
  - {name: shim, role: runtime, from: bundle, text: the parent, started-by: daemon}
  - {name: runc, from: bundle, to: execve, text: builds the walls and then it leaves at once, started-by: daemon}
  - {name: program, role: workload, from: execve, text: runs, started-by: runc}`;

describe("lifetimes", () => {
  it("are bars from moment to moment, with what they say in words", async () => {
    const { live, problems } = await made(docker);
    expect(problems).toEqual([]);
    const [daemon, shim, runc, program] = styles(live, "bar").map((style) =>
      [...(style ?? "").matchAll(/:([\d.]+)%/g)].map(([, share]) => Number(share)),
    );
    expect(daemon).toEqual([0, 100]);
    expect(shim?.[0]).toBe(runc?.[0]);
    expect((runc?.[0] ?? 0) + (runc?.[1] ?? 0)).toBeCloseTo(program?.[0] ?? 0);
    expect((program?.[0] ?? 0) + (program?.[1] ?? 0)).toBeCloseTo(100);
    expect(said(live)).toContain("From “bundle” and stays. Started by daemon.");
    expect(said(live)).toContain("There before, and stays.");
    expect(said(live)).toContain("From “bundle” to “execve”.");
  });

  it("have arrows that pass the rows between, up and down", async () => {
    const { live } = await made(`${docker}\ncalls: [{from: program, to: daemon, at: end}]`);
    expect(
      live.match(/class="arrow \w+" style="[^"]*--over:\d/g)?.map((arrow) => arrow.replace(/ style.*--/, " ")),
    ).toEqual([
      'class="arrow down" over:0',
      'class="arrow down" over:1',
      'class="arrow down" over:0',
      'class="arrow up" over:2',
    ]);
    expect(said(live)).toContain("Calls daemon at “end”.");
  });

  it("have their text in the bar where it fits, else beside it, and never below an arrow", async () => {
    const { live } = await made(docker);
    expect(live).toMatch(/class="text inside on-runtime"[^>]*>stays/);
    expect(live).toMatch(/class="text beside"[^>]*>builds/);
    const crossed = await made(`moments: [a, b, c, d, e]
parties:
  - {name: one}
  - {name: two, from: a, text: a text which is longer than one step}
  - {name: three, from: b, started-by: one}`);
    const [bar] = styles(crossed.live, "bar").slice(2);
    expect(styles(crossed.live, "text")[1]).toContain(/--start:([\d.]+%)/.exec(bar ?? "")?.[1]);
  });

  it("come one after the other where that is said, each with its arrow", async () => {
    const { live, steps } = await made(`${docker}\nsteps: true`);
    expect(live.match(/class="life fragment"/g)).toHaveLength(4);
    expect(steps).toContain("builds the walls");
  });

  it.each([
    ["moments: [a, b]\nparties:\n  - {name: x, from: c}", "bad-form", 6],
    ["moments: [run, end]\nparties:\n  - {name: x, to: rum}", "bad-form", 6],
    ["moments: [a, b]\nparties:\n  - {name: x}\n  - {name: y, from: a, started-by: z}", "bad-form", 7],
    ["moments: [a, b]\nparties:\n  - {name: x, from: b, to: a}", "bad-form", 6],
    ["moments: [a, b]\nparties:\n  - {name: x, from: b, to: b}", "bad-form", 6],
    ["moments: [a, b, c]\nparties:\n  - {name: x, to: a}\n  - {name: y, from: b, started-by: x}", "bad-form", 7],
    ["moments: [a, b]\nparties:\n  - {name: x}\n  - {name: y, started-by: x}", "bad-form", 7],
    ["moments: [a, b]\nparties:\n  - {name: x}\n  - {name: x}", "bad-form", 7],
    ["moments: [a, b]\nparties: [{name: x}, {name: y}]\ncalls:\n  - {from: x, to: yy, at: a}", "bad-form", 7],
    [`moments: [a, b]\nparties:\n  - {name: x, text: ${"long ".repeat(30)}}`, "bad-form", 6],
    [`moments: [a, ${"b".repeat(99)}]\nparties: [{name: x}]`, "bad-form", 4],
    ["moments: [a]\nparties: [{name: x}]", "wrong-value", 4],
    ["moments: [a, a, b]\nparties: [{name: x}]", "bad-form", 4],
    ["moments:\n  - a\n  - '  '\nparties: [{name: x}]", "wrong-value", 6],
    ["moments: [a, b]\nparties:\n  - {name: x}\n  - {name: ''}", "wrong-value", 7],
    [`moments: [a, b]\nparties:\n${"  - {name: x}\n".repeat(13)}`, "wrong-value", 6],
    [
      `moments: [a, b]\ncalls:\n${"  - {from: x, to: y, at: a}\n".repeat(17)}parties: [{name: x}, {name: y}]`,
      "wrong-value",
      6,
    ],
    [
      "moments: [a, b]\nparties: [{name: x}, {name: y}]\ncalls:\n  - {from: x, to: y, at: a}\n  - {from: x, to: y, at: a}",
      "bad-form",
      8,
    ],
    ["moments: [a, b]\nparties: [{name: x, role: robot}]", "wrong-value", 5],
    ["moments: [a, b]\nparties: [{nam: x}]", "unknown-key", 5],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await made(yaml);
    expect(problems.map((found) => [found.code, lineOf(found)])).toContainEqual([code, line]);
    expect(live).not.toContain("c-lifetimes");
  });

  it("ask for the moment that was meant", async () => {
    const { problems } = await made("moments: [start, end]\nparties:\n  - {name: x, from: strat}");
    expect(JSON.stringify(problems.map(({ span: _, ...found }) => found))).toContain("did you mean “start”?");
  });

  it("say how many parties fit", async () => {
    const rows = Array.from({ length: 12 }, (_, row) => `  - {name: p${row}}`).join("\n");
    const { problems } = await made(`moments: [a, b]\nparties:\n${rows}`);
    const [, most] = /(\d+) fit/.exec(JSON.stringify(problems.map(({ span: _, ...found }) => found))) ?? [];
    const fitting = await made(`moments: [a, b]\nparties:\n${rows.split("\n").slice(0, Number(most)).join("\n")}`);
    expect(fitting.problems).toEqual([]);
    expect(Number(most)).toBeGreaterThanOrEqual(6);
  });
});
