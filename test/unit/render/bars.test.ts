import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const figures = {
  "figures.yaml": "results:\n  - { name: runc, ms: 40, role: runtime }\n  - { name: runsc, ms: 80 }\n",
};
const show = (attributes: string) =>
  render({ "talk.md": `## A\n\n::bars{data=figures.yaml value=ms ${attributes}}\n`, ...figures });

it("gives a bar the colour of what it shows, and none where nobody says", async () => {
  const { live } = await show("unit=ms");
  expect(live).toContain('style="--length:50%;--c:var(--runtime)"');
  expect(live).toContain('style="--length:100%"');
});

it("takes roles from the slide where the data cannot have them", async () => {
  const { live } = await show('roles="runsc: guest; runc: workload"');
  expect(live).toContain('style="--length:50%;--c:var(--workload)"');
  expect(live).toContain('style="--length:100%;--c:var(--guest)"');
});

it.each([
  ["runsc: gest", "there is no role “gest”", "did you mean “guest”?"],
  ["runscc: guest", "the chart has no bar “runscc”", "did you mean “runsc”?"],
  ["guest", "“guest” gives no role", "LABEL: ROLE"],
])("refuses roles such as %s", async (roles, detail, hint) => {
  const { problems } = await show(`roles="${roles}"`);
  expect(problems.map(({ code }) => code)).toEqual(["wrong-attribute"]);
  expect(problems[0]?.message).toContain(detail);
  expect(problems[0]?.remedy).toContain(hint);
});
