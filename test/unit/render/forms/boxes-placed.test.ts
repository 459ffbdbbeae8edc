import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openDotPen } from "../../../../src/drawing/dot-pen.js";
import { closedDesk, type DrawingDesk, type DrawingSource } from "../../../../src/render/drawing/desk.js";
import { render } from "../../../support/render.js";

const pen = openDotPen(path.resolve("lib/graphviz-worker.js"));
afterAll(() => pen.close());

/** What a deck of this picture makes, and the graphs that were drawn for it. */
async function made(yaml: string) {
  const asked: DrawingSource[] = [];
  const drawings: DrawingDesk = {
    ...closedDesk,
    draw(sources, fonts) {
      asked.push(...sources);
      return Promise.all(sources.map(({ text }) => pen.draw(text, fonts)));
    },
  };
  const { live, problems } = await render({ "talk.md": `## A\n\n\`\`\`boxes\n${yaml}\n\`\`\`\n` }, { drawings });
  return { live, problems, asked };
}

/** The place of each box in percent, by what stands in it. */
function placesIn(html: string) {
  const found = [...html.matchAll(/class="d-box[^>]*? style="([^"]*)"[^>]*>(?:<span[\s\S]*?<\/span>)?([\w-]+)/g)];
  const sizes = (style: string) => [...style.matchAll(/([\d.]+)%/g)].map(([, size]) => Number(size));
  const place = (style = "") => {
    const [left = 0, top = 0, width = 0, height = 0] = sizes(style);
    return { left, top, right: left + width, bottom: top + height };
  };
  return Object.fromEntries(found.map(([, style, name = ""]) => [name, place(style)]));
}

const chain = `boxes: [{id: a}, {id: b}, {id: c}, {id: d}]
wires: [{from: a, to: b, label: one}, {from: a, to: c}, {from: b, to: d}, {from: c, to: d}]
`;

describe("boxes without rows", () => {
  it("stand below each other as their wires lead, and side by side where neither leads to the other", async () => {
    const { live, problems } = await made(chain);
    expect(problems).toEqual([]);
    const { a, b, c, d } = placesIn(live);
    expect(a?.bottom).toBeLessThan(b?.top ?? 0);
    expect(b?.top).toBe(c?.top);
    expect(b?.right).toBeLessThan(c?.left ?? 0);
    expect(b?.bottom).toBeLessThan(d?.top ?? 0);
  });

  it("stand side by side with direction: right", async () => {
    const { live, problems } = await made(`direction: right\n${chain}`);
    expect(problems).toEqual([]);
    const { a, b, d } = placesIn(live);
    expect(a?.right).toBeLessThan(b?.left ?? 0);
    expect(b?.right).toBeLessThan(d?.left ?? 0);
  });

  it("stand together in their scope, at the other side of a wall", async () => {
    const { live, problems } = await made(
      `${chain.replace("{id: d}]", "{id: d}, {id: kernel}]")}scopes: [{id: pod, label: pod, holds: [b, d]}]
walls: [{between: [pod, kernel], label: namespaces}]`,
    );
    expect(problems).toEqual([]);
    const { d, kernel } = placesIn(live);
    expect(d?.bottom).toBeLessThan(kernel?.top ?? 0);
  });

  it("are drawn once, and Graphviz is not asked where rows say where they stand", async () => {
    const { asked } = await made(chain);
    expect(asked.map(({ language }) => language)).toEqual(["dot"]);
    const placed = await made(`${chain}rows: [[a], [b, c], [d]]`);
    expect(placed.asked).toEqual([]);
  });

  it("that mean something which is not there are an error with its line, and Graphviz is not asked", async () => {
    const { problems, asked } = await made(`${chain}scopes:\n  - {id: pod, label: pod, holds: [e]}`);
    const [{ span, message } = { span: undefined, message: "" }] = problems;
    expect(message).toContain("there is no box or other scope “e”");
    expect(span?.file.text.slice(0, span.start).split("\n")).toHaveLength(7);
    expect(asked).toEqual([]);
  });

  it("that Graphviz cannot place are an error", async () => {
    const { problems, live } = await render({ "talk.md": `## A\n\n\`\`\`boxes\n${chain}\n\`\`\`\n` });
    expect(problems.map(({ message }) => message).join()).toContain("Graphviz finds no places");
    expect(live).not.toContain("c-boxes");
  });
});

describe("a picture in a column", () => {
  it("is laid out for its width", async () => {
    const wide = "boxes: [{id: containerd-shim-runc}, {id: kubelet-with-a-name}, {id: another-long-name}]";
    const row = "rows: [[containerd-shim-runc, kubelet-with-a-name, another-long-name]]";
    const fence = `\`\`\`boxes\n${wide}\n${row}\n\`\`\``;
    const alone = await render({ "talk.md": `## A\n\n${fence}\n` });
    expect(alone.problems).toEqual([]);
    const beside = await render({ "talk.md": `## A\n\n- a list\n\n::break\n\n${fence}\n` });
    expect(beside.problems.map(({ message }) => message).join()).toContain("is wider than its box");
  });
});

describe("boxes that have no room side by side", () => {
  const ids = ["dev", "host", "ci", "hub", "prod"];
  const wire = (to: string, at: number, label: string) => `  - {from: ${ids[at]}, to: ${to}, label: ${label}}`;
  const picture = (head: string, label: string, name = "dev") =>
    [
      "## A\n\n```boxes",
      head,
      `boxes:\n  - {id: dev, name: ${name}}\n${ids
        .slice(1)
        .map((id) => `  - {id: ${id}}`)
        .join("\n")}`,
      `wires:\n${ids
        .slice(1)
        .map((id, at) => wire(id, at, label))
        .join("\n")}`,
      "steps: [One, Two]\n```\n",
    ].join("\n");
  const rows = `rows: [[${ids.join(", ")}]]`;

  it("say that once, where they stand, and not of their words", async () => {
    const { problems } = await render({ "talk.md": picture(rows, "makes images") });
    expect(problems).toMatchObject([
      {
        message: expect.stringMatching(/the boxes and the gaps with the labels of wires need \d+ px/),
        remedy: expect.stringMatching(/labels of wires.*fewer boxes into the row.*list: false/),
      },
    ]);
    expect(problems[0]?.span?.start).toBe(picture(rows, "makes images").indexOf("[dev"));
  });

  it("leave it to a word that is too long by itself", async () => {
    const { problems } = await render({ "talk.md": picture(rows, "makes images", "W".repeat(30)) });
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/^a word of “W+” is wider/)]);
  });

  it("fit where labels take less", async () => {
    expect((await render({ "talk.md": picture(rows, "to") })).problems).toEqual([]);
  });
});
