import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const cheese = {
  "cheese.yaml": `- { id: crust, name: Crust, label: the crust, role: guest }
- { id: salt, kind: interface, name: Salt, detail: through the crust }
- { id: paste, name: Paste, detail: soft, role: workload }
`,
};
const stack = (attributes: string) => `## A\n\n::stack{data=cheese.yaml ${attributes}}\n`;
const shown = async (attributes: string, front = "") =>
  (await render({ "talk.md": `${front}${stack(attributes)}`, ...cheese })).live;

it("shows the layers and interfaces of the data, and lights the one that the slide names", async () => {
  const live = await shown("here=salt");
  expect(live).toContain('<div class="layer" style="--c:var(--guest)"><span>Crust</span></div>');
  expect(live).toContain('<div class="api here"><span>Salt · through the crust</span></div>');
  expect(live).toContain('<div class="layer" style="--c:var(--workload)"><span>Paste <em>soft</em></span></div>');
});

it("takes other details from the slide", async () => {
  const live = await shown('here=paste details="paste: hard; crust: rough, with a colon: here"');
  expect(live).toContain('<div class="layer here" style="--c:var(--workload)"><span>Paste <em>hard</em></span></div>');
  expect(live).toContain("Crust <em>rough, with a colon: here</em>");
});

it("is described in the language of the deck", async () => {
  expect(await shown("here=paste")).toContain(
    'aria-label="The stack: the crust, Salt, Paste. This slide is about: paste."',
  );
  expect(await shown("here=paste", "---\nlang: ja\n---\n\n")).toContain("the crust、Salt、Paste。");
});

it.each([
  ["- { id: crust }", "layer 1 of the file has no “name”"],
  ["- { id: crust, name: Crust, rind: yes }", "layer 1 of the file has an unknown key “rind”"],
  [
    "- { id: crust, name: Crust }\n- { id: paste, name: Paste, kind: sauce }",
    "“kind” of layer 2 of the file is neither",
  ],
  ["- { id: crust, name: [Crust] }", "“name” of layer 1 of the file is no text"],
  ["- Crust", "layer 1 of the file has no keys"],
  ["[]", "the file holds no list"],
  ["- { id: crust, name: Crust }\n- { id: crust, name: Rind }", "two layers have the id “crust”"],
])("refuses %s at the slide", async (yaml, detail) => {
  const { problems, live } = await render({ "talk.md": stack("here=crust"), "cheese.yaml": `${yaml}\n` });
  expect(problems.map(({ code, message, span }) => [code, message, span?.file.path])).toEqual([
    ["wrong-attribute", expect.stringContaining(detail), "talk.md"],
  ]);
  expect(live).not.toContain("c-stack");
});

const ways = {
  "cheese.yaml": "gouda:\n  - { id: crust, name: Crust, facts: [gouda-crust] }\n  - { id: paste, name: Paste }\n",
};

it("shows one of several lists of a file, which may name its claims", async () => {
  const { live, problems } = await render({ "talk.md": stack("path=gouda here=paste"), ...ways });
  expect(problems).toEqual([]);
  expect(live).toContain('<div class="layer here" style="--c:var(--runtime)"><span>Paste</span></div>');
});

it("says which lists there are", async () => {
  const { problems } = await render({ "talk.md": stack("path=goudda here=paste"), ...ways });
  expect(problems[0]?.message).toContain("the file has no list “goudda”");
  expect(problems[0]?.remedy).toContain("did you mean “gouda”?");
  const plain = await render({ "talk.md": stack("path=gouda here=paste"), ...cheese });
  expect(plain.problems[0]?.message).toContain("the file holds no lists by name");
});
