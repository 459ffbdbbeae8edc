import { describe, expect, it } from "vitest";
import { findInputs } from "../../../src/project/inputs.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProject } from "../../../src/project/project.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import { onePixel, project } from "../../support/project.js";
import { render } from "../../support/render.js";

const deck = { "talk.md": "---\ncss: [looks/x.css]\n---\n\n## A\n" };
const pixel = `data:image/png;base64,${Buffer.from(onePixel).toString("base64")}`;

describe("a deck's style sheet", () => {
  it("brings along the pictures that it names, beside itself or from the project's root", async () => {
    const { rendered, problems } = await render({
      ...deck,
      "looks/x.css":
        ".a{background:url(img/a.png?v#x)}.b{background:image-set('/b%20b.png' 1x)}.c{mask:url(b\\20 b.png)}",
      "looks/img/a.png": onePixel,
      "b b.png": onePixel,
    });
    expect(problems).toEqual([]);
    expect(rendered.styles.join("")).toContain(
      `.a{background:url("${pixel}")}.b{background:image-set(url("${pixel}") 1x)}.c{mask:url("${pixel}")}`,
    );
  });

  it("says at its own line what is missing, and what else it cannot have", async () => {
    const css = '@import "other.css";\n.a{background:url(gone.png)}\n@font-face{font-family:x;src:url(x.woff2)}\n';
    const made = project({ ...deck, "looks/x.css": css, "looks/other.css": "", "looks/x.woff2": "x" });
    const [opened, input] = open(made.folder);
    await opened.compile(input, ["html"])?.groups[0]?.render();
    made.remove();
    const problems = opened.problems();
    expect(problems.map(({ span }) => [span?.file.path, span?.start])).toEqual([
      ["looks/x.css", 0],
      ["looks/x.css", css.indexOf("url(gone")],
      ["looks/x.css", css.indexOf("url(x.w")],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["refused-address", "missing-file", "refused-address"]);
    expect(problems[0]?.remedy).toContain("list it under css:");
    expect(problems[2]?.remedy).toContain("fonts:");
  });

  it("is made again when a picture changes", async () => {
    const made = project({ ...deck, "looks/x.css": ".a{background:url(a.png)}", "looks/a.png": onePixel });
    const [opened, input] = open(made.folder);
    const styles = async () => (await opened.compile(input, ["html"])?.groups[0]?.render())?.styles.join("");
    const before = await styles();
    made.write("looks/a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    opened.invalidate([`${made.folder}/looks/a.png`]);
    const after = await styles();
    made.remove();
    expect([before, after].map((css) => /\.a\{background:url\("(data:image\/\w+)/.exec(css ?? "")?.[1])).toEqual([
      "data:image/png",
      "data:image/svg",
    ]);
  });
});

it("a theme's and a project's style sheets bring along their pictures", async () => {
  const { rendered, problems } = await render({
    "talk.md": "---\ntheme: theirs\n---\n\n## A\n",
    "templates/themes/theirs/theme.yaml": "extends: quarterdeck\nstyles: [theirs.css]\n",
    "templates/themes/theirs/theirs.css": ".theirs{background:url(a.png)}",
    "templates/themes/theirs/a.png": onePixel,
    "templates/styles/diagram.css": ".own{background:url(../../looks/a.png)}",
    "looks/a.png": onePixel,
  });
  expect(problems).toEqual([]);
  const css = rendered.styles.join("");
  for (const name of ["theirs", "own"]) expect(css).toContain(`.${name}{background:url("${pixel}")}`);
});

function open(folder: string) {
  const services = { code: new Map(), drawings: closedDesk };
  const opened = openProject({ root: folder, folder, html: "raw" }, openInstallation(), services);
  const [input] = findInputs(["talk.md"], folder);
  if (!input) throw new Error("no deck");
  return [opened, input] as const;
}
