import { describe, expect, it } from "vitest";
import { madeOf } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const picture = (yaml: string) => `## A\n\n\`\`\`diagram\n${yaml}\n\`\`\`\n`;
const made = (yaml: string) => render({ "talk.md": picture(yaml) });

const three = `boxes: [{id: kubelet}, {id: shim, role: runtime}, {id: app, remark: pid 1, role: workload}]
rows: [[kubelet, shim, app]]
`;
const lineOf = ({ span }: { readonly span?: { readonly start: number; readonly file: { readonly text: string } } }) =>
  span?.file.text.slice(0, span.start).split("\n").length;
const textIn = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** The places of parts of a class in percent of the picture: start, top, width, height. */
const placesOf = (html: string, part: string) =>
  [...html.matchAll(new RegExp(`class="${part}[^"]*"[^>]*?style="([^"]*)"`, "g"))].map(
    ([, style = ""]) =>
      [...style.matchAll(/([\d.]+)%/g)].map(([, size]) => Number(size)) as [number, number, number, number],
  );
const pathsOf = (html: string) => [...html.matchAll(/<path d="([^"]*)"/g)].map(([, path = ""]) => path);

describe("boxes", () => {
  it("stand in rows, which they share evenly, and span where an id is there again", async () => {
    const { live, problems } = await made("boxes: [{id: a}, {id: b}, {id: c}]\nrows: [[a, a, b], [c, c, b]]");
    expect(problems).toEqual([]);
    const [a, b, c] = placesOf(live, "d-box");
    expect(a?.[2]).toBeGreaterThan((b?.[2] ?? 0) * 1.9);
    expect(b?.[3]).toBeGreaterThan((a?.[3] ?? 0) * 2);
    expect(c?.[1]).toBeGreaterThan(a?.[3] ?? 0);
  });

  it("are read aloud with their scopes, walls and wires", async () => {
    const { live } = await made(
      `${three}scopes: [{id: pod, label: a pod, holds: [app]}]
wires: [{from: kubelet, to: shim, label: CRI}]
walls: [{between: [shim, pod], label: namespaces}]`,
    );
    expect(/aria-label="([^"]*)"/.exec(live)?.[1]?.replace(/\s+/g, " ")).toBe(
      "kubelet, shim, app (pid 1). a pod: app. namespaces between shim, a pod. kubelet to shim (CRI).",
    );
  });

  it("are said to leave, to be history or to stay beside the main path", async () => {
    const { live } = await made(
      "boxes: [{id: a, line: leaves}, {id: b, remark: old, line: past}, {id: c, line: outline}]\nrows: [[a, b, c]]",
    );
    expect(/aria-label="([^"]*)"/.exec(live)?.[1]?.replace(/\s+/g, " ")).toBe(
      "a (ends after the start), b (old) (history), c (beside the main path).",
    );
  });

  it("are the same from a file", async () => {
    const { live } = await render({ "talk.md": "## A\n\n::boxes{src=three.yaml}\n", "three.yaml": three });
    expect(placesOf(live, "d-box")).toHaveLength(3);
  });

  it("leave a fence of that name alone whose text is no YAML", async () => {
    const { live, problems } = await made("client -> server");
    expect(problems).toEqual([]);
    expect(live).toContain("server");
  });
});

describe("wires", () => {
  it("run straight between neighbours, with a head that touches the box", async () => {
    const { live } = await made(`${three}wires: [{from: kubelet, to: shim, both: true}]`);
    expect(pathsOf(live)[0]?.match(/[ML]/g)).toHaveLength(2);
    const heads = placesOf(live, "d-head").map(([start]) => start);
    const [kubelet, shim] = placesOf(live, "d-box");
    expect(heads[0]).toBeCloseTo(shim?.[0] ?? 0, 0);
    expect(heads[1]).toBeCloseTo((kubelet?.[0] ?? 0) + (kubelet?.[2] ?? 0), 0);
  });

  it("run around a box between their ends, and touch neither it nor each other's labels", async () => {
    const { live, problems } = await made(
      `${three}wires: [{from: kubelet, to: app, label: asks}, {from: app, to: kubelet, label: answers}]`,
    );
    expect(problems).toEqual([]);
    for (const path of pathsOf(live)) expect(path.match(/[ML]/g)?.length).toBeGreaterThan(3);
    const labels = placesOf(live, "d-along");
    for (const [start, top, width, height] of placesOf(live, "d-box"))
      for (const label of labels) {
        const isBeside = label[0] + label[2] <= start || label[0] >= start + width;
        expect(isBeside || label[1] + label[3] <= top || label[1] >= top + height).toBe(true);
      }
  });
});

describe("steps", () => {
  const steps = "steps: [The **kubelet** asks, The shim starts]\n";
  const stepped = three
    .replace("{id: kubelet}", "{id: kubelet, step: 1}")
    .replace("{id: shim,", "{id: shim, step: [1, 2],");

  it("stand beside the picture, with their numbers on its parts", async () => {
    const { live, problems } = await made(`${stepped}${steps}wires: [{from: kubelet, to: shim, label: CRI, step: 2}]`);
    expect(problems).toEqual([]);
    expect(live.match(/class="d-number"/g)).toHaveLength(4);
    expect(live).toMatch(/class="d-along"[^>]*><span class="d-steps"/);
    expect(live).toContain("The <b>kubelet</b> asks");
    expect(live).toContain("with-steps");
  });

  it("of a scope light what it holds, which shows no number of them", async () => {
    const { live, problems } = await made(
      `${three}scopes: [{id: pod, label: pod, holds: [shim, app], step: 2}, {id: node, label: node, holds: [pod], step: 1}]
walls: [{between: [shim, app], label: namespaces}]
wires: [{from: kubelet, to: shim}, {from: shim, to: app}]
${steps}`,
    );
    expect(problems).toEqual([]);
    const following = [...live.matchAll(/class="(d-\w+)[^>]*data-with="([^"]*)"/g)].map(([, part, step]) => [
      part,
      step,
    ]);
    expect(following).toEqual([
      ["d-wall", "2"],
      ["d-box", "2"],
      ["d-box", "2"],
      ["d-wire", "2"],
    ]);
    expect(live.match(/class="d-number"/g)).toHaveLength(2);
  });

  it("are there for those who hear the slide where the list is not shown", async () => {
    const { live } = await made(`${stepped}${steps}list: false`);
    expect(live).not.toContain("with-steps");
    expect(textIn(live)).toContain("The shim starts");
  });

  it.each([
    ["{id: a, step: 3}", "there is no step 3"],
    ["{id: a, step: [2, 1]}", "out of order"],
  ])("of %s are an error", async (box, said) => {
    const { problems } = await made(`boxes: [${box}]\nrows: [[a]]\n${steps}`);
    expect(problems.map(({ message }) => message).join()).toContain(said);
  });
});

describe("walls", () => {
  it("go across all, or are as long as the narrower of the two", async () => {
    const wall = async (rest: string) => {
      const { live, problems } = await made(`boxes: [{id: a}, {id: b}, {id: c}]\nrows: [[a, b], [c]]\nwalls: ${rest}`);
      expect(problems).toEqual([]);
      return { walls: placesOf(live, "d-wall"), boxes: placesOf(live, "d-box") };
    };
    const across = await wall("[{between: [a, c], label: w}]");
    expect(across.walls[0]?.[2]).toBe(100);
    const short = await wall("[{between: [a, c], label: w, short: true}, {between: [c, b], label: w, short: true}]");
    const ends = (places: readonly (readonly number[])[]) => places.map(([start, , width]) => [start, width]);
    expect(ends(short.walls)).toEqual(ends(short.boxes.slice(0, 2)));
  });
});

describe("a description that cannot be drawn", () => {
  const two = "boxes: [{id: shim}, {id: app}]\n";
  it.each([
    [`${two}rows: [[shim, app]]\nwires: [{from: shimm, to: app}]`, 6, "did you mean “shim”"],
    [`${two}rows: [[shim, ap]]`, 4, "“app” has no place"],
    [`${two}rows: [[shim, app], [app, shim]]`, 4, "are no rectangle"],
    [`${three}walls: [{between: [kubelet, app], label: w}]`, 6, "not between two things"],
    [`${three}walls: [{between: [app], label: w}]`, 6, "a wall stands between two things"],
    [`${three}wires: [{from: app, to: app}]`, 6, "ends where it begins"],
    [
      `${three}scopes:\n  - {id: x, label: X, holds: [app]}\n  - {id: y, label: Y, holds: [app]}`,
      8,
      "is in a scope already",
    ],
    [`${three}scopes: [{id: x, label: X, holds: [kubelet, app]}]`, 6, "“shim” would stand in “x”"],
    [`${three}scopes: [{id: app, label: X, holds: [shim]}]`, 6, "is there twice"],
    [`${three}scopes: [{id: x, label: X, holds: [pod]}]`, 6, "there is no box or other scope “pod”"],
    [`${three}wires: [{from: pod, to: app}]`, 6, "there is no box or scope “pod”"],
    ["boxes:\n  - {id: a}\n  - {id: a}\nrows: [[a]]", 6, "is there twice"],
    ["boxes: []\nrows: [[a]]", 4, "there is no box"],
    [`boxes:\n${"  - {id: a}\n".repeat(40)}rows: [[a]]`, 5, "no slide has room for more than 24"],
    [`${three}direction: right`, 6, "rows say where the boxes stand"],
    [`boxes: [{id: a, step: 1}]\nrows: [[a]]`, 4, "write steps:"],
    [`boxes: [{id: a, name: ${"W".repeat(80)}}]\nrows: [[a]]`, 4, "wider than its box"],
    [
      `boxes: [{id: a, name: ${"W".repeat(40)}, step: 1}]\nrows: [[a]]\nsteps: [Look]`,
      4,
      "with list: false the picture takes the whole width",
    ],
    [`${three}scopes: [{id: x, label: ${"W".repeat(90)}, holds: [app]}]`, 6, "wider than its frame"],
    [
      `${three}walls: [{between: [kubelet, shim], label: w}, {between: [shim, app], label: ${"W".repeat(90)}}]`,
      5,
      "the boxes and the gaps with the labels of walls need",
    ],
    [
      `boxes: [{id: a}, {id: b}]\nrows: [[a], [b]]\nwalls: [{between: [a, b], label: ${"W".repeat(90)}}]`,
      6,
      "longer than its wall",
    ],
    [
      `boxes: [{id: a}, {id: b}, {id: c}]\nrows: [[a, b], [c]]\nwalls:\n  - {between: [a, c], label: w}\n  - {between: [b, c], label: w}`,
      8,
      "another wall stands in the same place",
    ],
    [`${three}wires: [{from: kubelet, to: app, label: ${"word ".repeat(60)}}]`, 6, "would touch something"],
  ])("is an error with its line: %#", async (yaml, line, said) => {
    const { problems, live } = await made(yaml);
    const all = problems.map(({ message, remedy }) => `${message} ${String(remedy)}`).join("\n");
    expect(all).toContain(said);
    expect(problems.map(lineOf)).toContain(line);
    expect(live).not.toContain("c-boxes");
  });
});

it("boxes of rows with as many places have the same edges, whichever of them has a wire with a label", async () => {
  const { live, problems } = await madeOf(
    "boxes",
    "boxes: [{id: app}, {id: pooler}, {id: primary}]\nrows: [[app, pooler], [., primary]]\nwires: [{from: app, to: pooler, label: a long label}]",
  );
  expect(problems).toEqual([]);
  const edges = [...live.matchAll(/class="d-box" style="([^"]*)"[^>]*>(\w+)/g)].map(([, style = "", name]) => {
    const across = style.match(/(?:left|inset-inline-start|width):[^;]+/g);
    expect(across).toHaveLength(2);
    return [name, across?.join(" ")];
  });
  const found = new Map(edges.map(([name, across]) => [name, across] as const));
  expect(found.get("primary")).toBe(found.get("pooler"));
});
