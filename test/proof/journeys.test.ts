import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { project } from "../support/project.js";
import { secretWordsIn } from "../support/secret-words.js";
import { allText } from "../support/talk.js";

const run = promisify(execFile);
const made = project({ "packed/.keep": "" });
afterAll(() => made.remove());

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const curriculum = "quarterdeck-container-runtimes";
const tarball = (name: string, of = version) => `../packed/${name}-${of}.tgz`;
const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
// No registry is there for what runs: nothing may be fetched later.
const offline = {
  ...process.env,
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_offline: "true",
  NO_COLOR: "1",
};

/** Somebody in an empty folder, with nothing but the packed packages beside it. */
function traveller(name: string) {
  const file = (below: string) => made.file(`${name}/${below}`);
  const inFolder = (command: string, ...args: string[]) =>
    run(command, args, { cwd: file(""), env: offline, maxBuffer: 2 ** 26 });
  return {
    file,
    npm: (...args: string[]) => run("npm", args, { cwd: file("") }),
    test: () => inFolder("npm", "test"),
    quarterdeck: async (...args: string[]) => (await inFolder("npx", "quarterdeck", ...args)).stdout,
    /** What a run that failed has said. */
    failed: (...args: string[]) =>
      inFolder("npx", "quarterdeck", ...args).then(
        () => expect.unreachable(),
        ({ stderr }: { stderr: string }) => stderr,
      ),
    read: (below: string) => readFileSync(file(below), "utf8"),
    write(below: string, text: string) {
      mkdirSync(path.dirname(file(below)), { recursive: true });
      writeFileSync(file(below), text);
    },
    async start(...packages: readonly string[]) {
      mkdirSync(file(""), { recursive: true });
      await this.npm(...install, ...packages.map((each) => tarball(each)));
    },
  };
}

beforeAll(() => run(process.execPath, ["scripts/pack.mjs", made.file("packed")]));

describe("a speaker", () => {
  const me = traveller("speaker");

  it("has a branded talk of 25 minutes: two sections of the curriculum, and six slides of their own", async () => {
    await me.start("quarterdeck", "quarterdeck-check", curriculum);
    await me.quarterdeck("init", "--yes", "--title", "Walls", "--speaker", "Ada Example");
    cpSync("test/specimens/northquay/brand", me.file("look"), { recursive: true });
    me.write(
      "quarterdeck.config.yaml",
      `${me.read("quarterdeck.config.yaml").replace("brand.yaml", "look/brand.yaml")}`,
    );
    const own = Array.from({ length: 6 }, (_, index) =>
      [
        `<!-- .slide: id="own-${index + 1}" minutes="3" -->`,
        `## Our wall number ${index + 1} stands on a bundle`,
        "",
        "- It starts with a bundle [@container-runtimes:runc-bundle]",
        "",
        "Note:",
        "Say why.",
      ].join("\n"),
    );
    me.write("slides/ours.md", `---\ntitle: Ours\n---\n\n${own.join("\n\n---\n\n")}\n`);
    me.write(
      "slides/decks/talk.deck.yaml",
      [
        "title: Walls",
        "speaker: { name: Ada Example, contact: ada@example.org }",
        "minutes: 25",
        "formats: [html, pdf, handout, book]",
        "sections:",
        "  - title: Ours",
        "    sections: [ours.md]",
        "  - title: Theirs",
        "    sections: [container-runtimes:vm-like/gvisor.md, container-runtimes:container-runtimes/runc.md#runc-init]",
        "",
      ].join("\n"),
    );
    for (const name of ["write.md", "show.md", "give.md"]) me.write(`slides/${name}`, "");
    await me.quarterdeck("build");
    const outline = JSON.parse(await me.quarterdeck("outline", "--json")).decks[0];
    expect(outline.minutes).toBeGreaterThan(20);
    expect(outline.minutes).toBeLessThanOrEqual(25);
    const { stdout } = await run("npx", ["quarterdeck", "check", "--json"], { cwd: me.file(""), env: offline }).catch(
      (failed: { stdout: string }) => failed,
    );
    const findings: { code: string; severity: string; file: string }[] = JSON.parse(stdout).findings;
    const theirs = findings.filter(({ file, severity }) => file.startsWith("node_modules/") && severity === "error");
    expect(theirs).toEqual([]);
  });

  it("sees the brand in all of it, and the sources of both sections", async () => {
    const page = me.read("dist/talk.html");
    expect(page).toContain("Northquay");
    expect(page.match(/#4fc3c9/gi)?.length).toBeGreaterThan(0);
    for (const format of ["", "-handout", "-book"]) {
      const text = await allText(me.file(`dist/talk${format}.pdf`));
      expect(text, format).toContain("For the crew only");
      expect(text, format).toContain("Our wall number 6");
    }
    expect(await pageText(await openPdf(me.file("dist/talk.pdf")), 1)).toContain("Walls");
    // Paths may go on in the next line behind a slash.
    expect((await allText(me.file("dist/talk.pdf"))).replaceAll("/ ", "/")).toContain("google/gvisor");
  });
});

describe("a team", () => {
  const us = traveller("team");
  const names = Array.from({ length: 12 }, (_, index) => `deck-${String(index + 1).padStart(2, "0")}`);
  const variants = ["instructor", "learner", "customer"];
  const secrets = /secret(?:instructor|learner|customer)/gi;

  it("builds twelve decks in three variants, each with its formats and folder, by one command", async () => {
    await us.start("quarterdeck", curriculum);
    await us.quarterdeck("init", "--yes", "--template", "course", "--hosts", "none");
    for (const name of ["afternoon", "course", "morning"]) await run("rm", [us.file(`slides/decks/${name}.deck.yaml`)]);
    const said = (who: string) =>
      `<!-- .slide: id="for-${who}" only="${who}" -->\n## secret${who} slide\n\nsecret${who} text\n\nNote:\nsecret${who} note\n`;
    us.write(
      "slides/shared.md",
      [
        '## Shared by all\n\nA line. <b only="instructor">secretinstructor word</b>\n\n:::block{only=customer}\nsecretcustomer block\n:::\n\nNote:\nFor all.\n',
        ...variants.map(said),
      ].join("\n---\n\n"),
    );
    for (const [index, name] of names.entries())
      us.write(
        `slides/decks/${name}.deck.yaml`,
        [
          `title: Deck ${index + 1}`,
          `variants: [${variants.join(", ")}]`,
          ...(index === 0 ? ["formats: [html, pdf, handout, notes, book, md, json]", "out: night/first"] : []),
          "sections: [shared.md, container-runtimes:shared/words.md]",
          "",
        ]
          .join("\n")
          .replace("container-runtimes:shared/words.md", "container-runtimes:vm-like/words.md"),
      );
    us.write("quarterdeck.config.yaml", "brand: brand.yaml\nbuild: { formats: [html], out: night }\n");
    const { decks } = JSON.parse(await us.quarterdeck("build", "--json"));
    expect(decks).toHaveLength(36);
    expect(
      readdirSync(us.file("night/first"))
        .filter((name) => name.startsWith("deck-01-learner"))
        .sort(),
    ).toEqual(
      ["-book.pdf", "-handout.pdf", "-notes.pdf", ".html", ".json", ".md", ".pdf"].map(
        (end) => `deck-01-learner${end}`,
      ),
    );
    expect(readdirSync(us.file("night")).filter((name) => name.endsWith(".html"))).toHaveLength(11 * 3 + 1);
  });

  it("finds nothing that is for one variant in a file of another", async () => {
    const files = ["night", "night/first"].flatMap((folder) =>
      readdirSync(us.file(folder))
        .filter((name) => statSync(us.file(`${folder}/${name}`)).isFile() && name !== "index.html")
        .map((name) => [us.file(folder), name] as const),
    );
    expect(files.length).toBe(11 * 3 + 7 * 3);
    for (const [folder, name] of files) {
      const [own = ""] = variants.filter((variant) => name.includes(variant));
      const words = [...(await secretWordsIn(folder, name, secrets))];
      expect(
        words.filter((word) => word !== `secret${own}`),
        name,
      ).toEqual([]);
      expect(words, name).toEqual([`secret${own}`]);
    }
  });

  it("makes nothing a second time, and one deck after one change", async () => {
    expect(await us.quarterdeck("build")).toContain("nothing has changed");
    us.write(
      "slides/decks/deck-07.deck.yaml",
      us.read("slides/decks/deck-07.deck.yaml").replace("Deck 7", "Deck seven"),
    );
    const { decks } = JSON.parse(await us.quarterdeck("build", "--json"));
    const again = decks.filter(({ unchanged }: { unchanged: boolean }) => !unchanged);
    expect(again.map(({ name }: { name: string }) => name)).toEqual(variants.map((variant) => `deck-07-${variant}`));
    expect(await us.quarterdeck("build", "--variant", "learner")).toContain("nothing has changed");
  });
});

describe("an educator", () => {
  const me = traveller("educator");
  const slide = "container-runtimes:vm-like/gvisor.md#sentry-gofer";

  /** The curriculum as its next version: one slide says something else, and another template is not ours to change. */
  async function packNext(next: string): Promise<void> {
    const folder = made.file("next/package");
    mkdirSync(made.file("next"), { recursive: true });
    await run("tar", ["-xzf", made.file(`packed/${curriculum}-${version}.tgz`), "-C", made.file("next")]);
    const edit = (name: string, from: string | RegExp, to: string) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      expect(text).toMatch(from);
      writeFileSync(path.join(folder, name), text.replace(from, to));
    };
    edit("package.json", `"version": "${version}"`, `"version": "${next}"`);
    edit("vm-like/gvisor.md", "The Sentry answers, the Gofer owns the files", "The Sentry answers system calls");
    await run("npm", ["pack", "--ignore-scripts", "--pack-destination", made.file("packed")], { cwd: folder });
  }

  it("takes a section, puts a slide of their own and a layout into it, and teaches in German", async () => {
    await me.start("quarterdeck", "quarterdeck-check", curriculum);
    await me.quarterdeck("init", "--yes", "--template", "course", "--hosts", "none");
    me.write(
      "slides/decks/course.deck.yaml",
      `title: Isolation\nformats: [html, handout]\nsections: [container-runtimes:vm-like/gvisor.md, ours.md]\n`,
    );
    me.write("slides/ours.md", '<!-- .slide: layout="aside" -->\n## Ours\n\n- One\n\n::break\n\nTwo\n');
    me.write("slides/ours.de.md", '<!-- .slide: layout="aside" -->\n## Unseres\n\n- Eins\n\n::break\n\nZwei\n');
    await me.quarterdeck("new", "layout", "aside");
    await me.quarterdeck("eject", "layout/title");
    expect(await me.quarterdeck("eject", slide)).toContain(
      "wrote slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.md",
    );
    const copy = me.read("slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.md");
    me.write(
      "slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.md",
      copy.replace(/^## .*$/m, "## Our Sentry, in our words"),
    );
    me.write(
      "slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.de.md",
      copy.replace(/^## .*$/m, "## Unser Sentry"),
    );
    me.write(
      "slides/translations/container-runtimes/vm-like/gvisor.de.md",
      '<!-- .slide: id="gvisor" -->\n## gVisor antwortet selbst [@container-runtimes:gvisor-what]\n\n---\n\n<!-- .slide: id="sentry-gofer" -->\n## Der Sentry\n',
    );
    await me.quarterdeck("build", "slides/decks/course.deck.yaml");
    expect(me.read("dist/course.html")).toContain("Our Sentry, in our words");
    await me.quarterdeck("build", "slides/decks/course.deck.yaml", "--lang", "de", "-o", "dist-de");
    const german = me.read("dist-de/course.html");
    for (const text of ["Unser Sentry", "gVisor antwortet selbst", "Unseres", 'lang="de"'])
      expect(german.includes(text), text).toBe(true);
    expect(await me.quarterdeck("outline", "slides/decks/course.deck.yaml")).toContain(`in the place of ${slide}`);
  });

  it("hears of what an update changes below their slide, and nothing of theirs is lost", async () => {
    await packNext("0.1.1");
    const before = me.read("slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.md");
    await me.npm(...install, tarball(curriculum, "0.1.1"));
    const { stderr } = await run("npx", ["quarterdeck", "build", "slides/decks/course.deck.yaml"], {
      cwd: me.file(""),
      env: offline,
    });
    expect(stderr).toContain(`“${slide}” has changed since this slide was written in its place`);
    const { overrides } = JSON.parse(await me.quarterdeck("diff", "--json"));
    expect(overrides).toMatchObject([
      { target: slide, status: "changed", package: { before: `${curriculum}@${version}`, now: `${curriculum}@0.1.1` } },
    ]);
    expect(await me.quarterdeck("diff", "sentry-gofer")).toContain("+## The Sentry answers system calls");
    expect(await me.quarterdeck("doctor")).toContain("layout/title: the package has not changed it");
    expect(me.read("slides/overrides/container-runtimes/vm-like/gvisor-sentry-gofer.md")).toBe(before);
    expect(me.read("dist/course.html")).toContain("Our Sentry, in our words");
    await me.quarterdeck("diff", "--accept");
    expect(await me.quarterdeck("diff")).toContain("originals changed: 0");
  });

  it("is told what is wrong with a slide that the next version no longer has", async () => {
    me.write(
      "slides/overrides/gone.md",
      '<!-- .slide: replaces="container-runtimes:vm-like/gvisor.md#gone" -->\n## Gone\n',
    );
    const said = await me.failed("build", "slides/decks/course.deck.yaml");
    expect(said).toContain("slides/overrides/gone.md:1:14: error:");
    expect(said).toContain("has no slide with the id “gone”");
  });
});
