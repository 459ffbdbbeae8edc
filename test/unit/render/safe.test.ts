import { expect, it } from "vitest";
import { render } from "../../support/render.js";

const safely = { html: "sanitized" } as const;

it("--safe keeps ordinary drawings and how things look in their place", async () => {
  const drawing =
    '<svg viewBox="0 0 9 9"><defs><symbol id="s" viewBox="0 0 1 1"><path d="M0 0"/></symbol><linearGradient id="g"/>' +
    '<linearGradient id="h" xlink:href="#g"/></defs><use href="#s" style="fill:url(#g);stroke:red"/></svg>';
  const box =
    '<div style="background:#eee;justify-content:center;box-shadow:0 0 1px red;transform:rotate(3deg) scale(.5)">x</div>';
  const { live, problems } = await render({ "talk.md": `## A\n\n${drawing}\n\n${box}\n` }, safely);
  expect(problems).toEqual([]);
  expect(live).toMatch(/<symbol [^>]*id="s"/);
  expect(live).toContain('xlink:href="#g"');
  expect(live).toMatch(/<use href="#s" style="fill:url\(&quot;#g&quot;\);stroke:red"/);
  expect(live).toContain("background-color:#eee;justify-content:center;box-shadow:0 0 1px red;transform:rotate(3deg)");
});

it.each([
  "fill:url(a.svg#x)",
  "background:url(#x)",
  "background:red url(data:image/png,x)",
  "transform:matrix(9,0,0,9,0,0)",
  "position:absolute",
])("--safe leaves out %s and names it", async (style) => {
  const { live, problems } = await render({ "talk.md": `## A\n\n<p style="${style}">x</p>\n` }, safely);
  expect(live).not.toContain(style.slice(style.indexOf(":")));
  expect(problems.map(({ message }) => message)).toEqual([`the property “${style}” is left out with --safe`]);
});

it.each([
  ['data-background-image="data:image/svg+xml,<svg/>"', "the attribute data-background-image"],
  ['data-background="DATA:image/svg+xml;base64,AA"', "the attribute data-background"],
  ['data-background-gradient="url(\\64 ata:image/svg+xml,x)"', "the attribute data-background-gradient"],
  ['style="position:fixed"', "the property “position:fixed”"],
  ['style="background:url(data:image/svg+xml,x)"', "the property “background:url(data:image/svg+xml,x)”"],
])("--safe reduces the looks of a slide itself: %s", async (attribute, what) => {
  const { live, problems } = await render({ "talk.md": `<!-- .slide: ${attribute} -->\n## A\n` }, safely);
  expect(live).not.toMatch(/svg\+xml|position:fixed/i);
  expect(problems.map(({ message }) => message)).toEqual([`${what} is left out with --safe`]);
});

it("--safe keeps a slide's colours and pixels", async () => {
  const picture = "data:image/png;base64,iVBORw0KGgo=";
  const deck = `<!-- .slide: data-background-image="${picture}" style="color: red" -->\n## A\n`;
  const { live, steps, problems } = await render({ "talk.md": deck }, safely);
  expect(problems).toEqual([]);
  expect(steps).toContain(`background-image:url(&quot;${picture}&quot;)`);
  expect(live).toContain("color:red");
});
