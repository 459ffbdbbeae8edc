import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const project = `id: docker
name: Docker
category: engine
attributes:
  first_release: {year: 2013, note: a tag}
  latest: {version: v1, date: 2013-07-02}
  language: Go
facts: []
`;
const made = (yaml: string) => madeOf("timeline", yaml, { "slides/facts/docker.yaml": project });

/** The custom properties of all elements of a class, as numbers. */
const styles = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`class="${name}(?: [^"]*)?"[^>]*?style="([^"]*)"`, "g"))].map(
    ([, style = ""]) =>
      Object.fromEntries([...style.matchAll(/--([\w-]+):([\d.]+)/g)].map(([, key, value]) => [key, Number(value)])) as {
        readonly [key in "at" | "top" | "stem" | "start" | "length"]?: number;
      },
  );
const sharesOf = (html: string) => styles(html, "entry").map(({ at = Number.NaN }) => at);
const sizeIn = (html: string) => Number(/--size:(\d+)px/.exec(html)?.[1]);
const hintsOf = (problems: readonly { readonly span?: unknown }[]) =>
  JSON.stringify(problems.map(({ span: _, ...found }) => found));
const many = (count: number, label = "entry") =>
  Array.from({ length: count }, (_, index) => `- {date: ${2000 + index}, label: ${label} ${index}}`).join("\n");

describe("a time line", () => {
  it("calls roles in the words of its language, which a project may change, where no legend says what they mean", async () => {
    const entries = "- {date: 2013, label: a, role: runtime}\n- {date: 2018, label: b, role: hardware}";
    const talk = { "talk.md": `---\nlang: de\n---\n\n## A\n\n\`\`\`timeline\n${entries}\n\`\`\`\n` };
    const legendOf = async (files: Readonly<Record<string, string>>) =>
      [...(await render(files)).live.matchAll(/class="dot"><\/i>(\w+)/g)].map(([, said]) => said);
    expect(await legendOf(talk)).toEqual(["Laufzeit", "Hardware"]);
    expect(await legendOf({ ...talk, "templates/locales/de.yaml": "role: {runtime: Starter}\n" })).toEqual([
      "Starter",
      "Hardware",
    ]);
  });

  it("is proportional to time, whatever the order in which it is written", async () => {
    const { live, problems } = await made(
      "- {date: 2020, label: c}\n- {date: 2000, label: a}\n- {date: 2005-07-02, label: b}",
    );
    expect(problems).toEqual([]);
    const [a = 0, b = 0, c = 0] = sharesOf(live);
    const days = (Date.UTC(2005, 6, 2) - Date.UTC(2000, 0, 1)) / (Date.UTC(2020, 0, 1) - Date.UTC(2000, 0, 1));
    expect((b - a) / (c - a)).toBeCloseTo(days, 4);
  });

  it("has its marks where entries of the same day stand, also where its axis is shorter than its labels reach", async () => {
    const entries = [
      ...["1979: chroot", "2000: FreeBSD jails", "2002: mount namespaces", "2010: LXC", "2013: user namespaces"],
      ...["2013-03: Docker", "2014-12: rkt", "2015-06: OCI and runc", "2015-11: containerd", "2016-12: CRI"],
      ...["2017-12: Kata", "2018-02: Podman", "2018-11: Firecracker", "2021-11: Apptainer"],
    ].map((entry) => `- {date: ${entry.replace(":", ", label:")}}\n`);
    const { live } = await render({
      "talk.md": `---\nsize: "4:3"\n---\n\n## A\n\n\`\`\`timeline\n${entries.join("")}\`\`\`\n`,
    });
    const axis = Number(/--axis:([\d.]+)%/.exec(live)?.[1]);
    const marks = new Map(
      [...live.matchAll(/class="tick" style="--at:([\d.]+)%">(\d+)/g)].map(([, at, year]) => [year, Number(at)]),
    );
    expect(axis).toBeLessThan(100);
    expect(((marks.get("2000") ?? 0) * axis) / 100).toBeCloseTo(sharesOf(live)[1] ?? -1, 2);
    expect(((marks.get("2010") ?? 0) * axis) / 100).toBeCloseTo(sharesOf(live)[3] ?? -1, 2);
  });

  it("has marks as far apart as its length wants: months, years, decades", async () => {
    const marksOf = async (first: string, last: string) => {
      const { live } = await made(`- {date: ${first}, label: a}\n- {date: ${last}, label: b}`);
      return [...live.matchAll(/class="tick"[^>]*>([^<]*)/g)].map(([, text]) => text);
    };
    expect(await marksOf("2013-01", "2013-12")).toContain("2013-07");
    expect(await marksOf("2013", "2018")).toEqual(["2013", "2014", "2015", "2016", "2017", "2018"]);
    expect(await marksOf("1900", "2000")).toContain("1950");
    expect(await marksOf("1900", "2000")).not.toContain("1951");
    expect(await marksOf("9000", "9999")).toEqual(Array.from({ length: 10 }, (_, index) => `9${index}00`));
    expect(await marksOf("9998", "9999-12")).toEqual(["9998-01", "9998-07", "9999-01", "9999-07"]);
    expect(await marksOf("0001", "2000")).not.toContain("0");
    expect(await marksOf("0001", "2000")).toContain("1000");
  });

  it("shows no months where all dates are years, and keeps those that are written", async () => {
    const marksOf = async (yaml: string) => {
      const { live, problems } = await made(yaml);
      expect(problems).toEqual([]);
      return [...live.matchAll(/class="tick"[^>]*>([^<]*)/g)].map(([, text]) => text);
    };
    const years = "- {date: 2013, label: a}\n- {date: 2014, label: b}\n";
    expect(await marksOf(years)).toEqual(["2013", "2014"]);
    expect(await marksOf("- {date: 2013, label: a}\n")).toEqual(["2013"]);
    const bands = `entries:\n  ${years.replace("\n-", "\n  -")}bands: [{from: FROM, to: 2014, text: b}]\n`;
    expect(await marksOf(bands.replace("FROM", "2013"))).toEqual(["2013", "2014", "2015"]);
    expect(await marksOf(bands.replace("FROM", "2013-04"))).toContain("2013-07");
    expect(await marksOf(`${years}- {date: 2013-07, label: c}\n`)).toContain("2013-07");
    // An axis without a mark would say nothing of time.
    expect(await marksOf("from: 2013\nto: 2013\nentries:\n  - {date: 2013, label: a}\n")).toContain("2013-07");
  });

  it("takes dates and names from the registry, the exact date before the year", async () => {
    const { live, problems } = await made(
      "- {fact: docker.first_release}\n- {fact: docker.latest, label: later}\n- {date: 2014, label: rkt}",
    );
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/2013 : Docker .*2013-07-02 : later .*2014 : rkt/);
  });

  it("says everything in words, in the order of time", async () => {
    const { live } = await made(
      `entries:
  - {date: 2013-03, label: Docker, role: runtime, note: the image}
  - {date: 1979, label: chroot, role: kernel}
bands: [{from: 2013, to: 2018, text: busy years}]
legend: {kernel: walls}`,
    );
    expect(live).toContain('aria-label="Time line from 1979 to 2013-03"');
    expect(saidIn(live)).toMatch(/2013–2018: busy years/);
    expect(saidIn(live)).toMatch(/1979 : chroot \(walls\).*2013-03 : Docker the image \(runtime\)/);
  });

  it("has a legend where more than one role is shown and no lane says which", async () => {
    const entries = (lanes: readonly string[]) =>
      `entries:\n  - {date: 1979, label: a, role: kernel${lanes[0]}}\n  - {date: 2000, label: b, role: runtime${lanes[1]}}`;
    const lanes = "\nlanes: [{name: old, role: kernel}, {name: new, role: runtime}]";
    const isShown = async (yaml: string) => (await made(yaml)).live.includes('class="legend"');
    expect(await isShown(entries(["", ""]))).toBe(true);
    expect(await isShown("- {date: 1979, label: a, role: kernel}")).toBe(false);
    expect(await isShown(entries([", lane: old", ", lane: new"]) + lanes)).toBe(false);
    expect(await isShown(entries([", lane: old", ", lane: old"]) + lanes)).toBe(true);
  });

  it("has in its legend what somebody has written, also of a role whose name a lane says", async () => {
    const { live } = await made(
      "lanes: [{name: one, role: kernel}]\nlegend: {kernel: walls}\nentries: [{date: 2000, label: a, lane: one}]",
    );
    expect(live).toContain('class="legend"');
    expect(saidIn(live)).toContain("a (one) (walls)");
  });

  it("sets nothing aside where nothing is emphasised", async () => {
    const isAside = async (emphasis: string) =>
      (await made(`emphasis: ${emphasis}\nentries: [{date: 2000, label: a}, {date: 2001, label: b}]`)).live.includes(
        " aside",
      );
    expect(await isAside("[]")).toBe(false);
    expect(await isAside("[a]")).toBe(true);
  });

  it("refuses more bands than have room, and says how many do", async () => {
    const bands = Array.from({ length: 13 }, () => "{from: 2000, to: 2001, text: a}");
    const { problems } = await made(`entries: [{date: 2000, label: a}]\nbands: [${bands.join(", ")}]`);
    expect(places(problems)).toEqual([["wrong-value", 5]]);
    expect(hintsOf(problems)).toContain("more than twelve have no room");
  });

  it("keeps what lies in a band within it", async () => {
    const { live } = await made(
      "entries: [{date: 2010, label: a}, {date: 2013-06, label: b}, {date: 2014, label: c}]\nbands: [{from: 2013, to: 2013, text: x}]",
    );
    const [{ start = 0, length = 0 } = {}] = styles(live, "band");
    const [, b = 0, c = 0] = sharesOf(live);
    expect(b).toBeGreaterThan(start);
    expect(c).toBeCloseTo(start + length, 2);
  });

  it("shows an entry that stands exactly where its axis begins or ends, with all of its dot", async () => {
    const axis = "from: 2013-01\nto: 2018\n";
    const long = "a label that is so long that it has no room before it";
    const { live, problems } = await made(
      `${axis}entries:\n  - {date: 2013-01, label: ${long}}\n  - {date: 2018-12-31, label: ${long}}\nbands:\n  - {from: 2013, to: 2018, text: all of it}`,
    );
    expect(problems).toEqual([]);
    const width = 1136;
    const [first = 0, last = 0] = sharesOf(live).map((share) => (share / 100) * width);
    expect(first).toBeGreaterThanOrEqual(7.9);
    expect(last).toBeLessThanOrEqual(width - 7.9);
    // The axis, its band and its first dot begin at one place.
    const lead = Number(/--lead:([\d.]+)%/.exec(live)?.[1]);
    expect((lead / 100) * width).toBeCloseTo(first, 1);
    expect(styles(live, "band")[0]?.start).toBeCloseTo(lead, 2);
  });

  it("puts entries of lanes above the line of their lane", async () => {
    const { live, problems } = await made(
      "lanes: [{name: one}, {name: two}]\nentries: [{date: 2000, label: a, lane: two}, {date: 2001, label: b, lane: one}]",
    );
    expect(problems).toEqual([]);
    const [first, second] = styles(live, "lane");
    const [a, b] = styles(live, "entry");
    expect((a?.top ?? 0) + (a?.stem ?? 0)).toBeCloseTo(second?.top ?? -1);
    expect((b?.top ?? 0) + (b?.stem ?? 0)).toBeCloseTo(first?.top ?? -1);
  });

  it("shows one entry after the other where that is said", async () => {
    const { live, steps } = await made(
      "steps: true\nentries: [{date: 2001, label: later}, {date: 2000, label: sooner}]",
    );
    expect(live.match(/class="entry fragment"/g)).toHaveLength(2);
    expect(saidIn(live)).toMatch(/sooner.*later/);
    expect(saidIn(steps)).toMatch(/sooner.*later/);
  });

  it("is set as large as there is room", async () => {
    const [few, more] = await Promise.all([made(many(4)), made(many(12, "a label of words"))]);
    expect(sizeIn(few.live)).toBe(26);
    expect(more.problems).toEqual([]);
    expect(sizeIn(more.live)).toBeLessThanOrEqual(26);
    expect(sizeIn(more.live)).toBeGreaterThanOrEqual(20);
  });

  it("says which entry lacks room and how many fit, and that many do", async () => {
    const { problems, live } = await made(many(40, "a label of several words"));
    expect(live).not.toContain("c-timeline");
    expect(hintsOf(problems)).toMatch(/has no room beside the others/);
    const [, fitting] = /(\d+) of 40 fit/.exec(hintsOf(problems)) ?? [];
    expect(Number(fitting)).toBeGreaterThan(5);
    expect(Number(fitting)).toBeLessThan(40);
  });

  it.each([
    ["- {date: 2013-13, label: a}", "wrong-value", 4],
    ["- {date: 2013-02-30, label: a}", "wrong-value", 4],
    ["- {date: soon, label: a}", "wrong-value", 4],
    ["- {date: 2013, label: a}\n- {label: b}", "bad-form", 5],
    ["- {date: 2013}", "bad-form", 4],
    ["- {date: 2013, fact: docker.first_release}", "bad-form", 4],
    ["- {fact: docker.language}", "bad-form", 4],
    ["- {fact: docker.born}", "bad-form", 4],
    ["- {fact: nobody.born}", "missing-fact", 4],
    ["- {date: 2013, label: a, role: robot}", "wrong-value", 4],
    ["from: 2014\nentries:\n  - {date: 2013, label: a}", "bad-form", 6],
    ["to: 2012\nentries:\n  - {date: 2013, label: a}", "bad-form", 6],
    ["from: 2014\nto: 2012\nentries: [{date: 2013, label: a}]", "bad-form", 4],
    ["lanes: [{name: one}]\nentries:\n  - {date: 2013, label: a, lane: two}", "bad-form", 6],
    ["lanes: [{name: one}]\nentries:\n  - {date: 2013, label: a}", "bad-form", 6],
    ["entries:\n  - {date: 2013, label: a, lane: one}", "bad-form", 5],
    ["entries: [{date: 2013, label: a}]\nbands:\n  - {from: 2014, to: 2012, text: x}", "bad-form", 6],
    ["to: 2014\nentries: [{date: 2013, label: a}]\nbands:\n  - {from: 2012, to: 2015, text: x}", "bad-form", 7],
    [
      `entries: [{date: 2013, label: a}]\nbands:\n  - {from: 2012, to: 2015, text: ${"long ".repeat(40)}}`,
      "bad-form",
      6,
    ],
    ["emphasis: b\nentries: [{date: 2013, label: a}]", "bad-form", 4],
    ["legend: {guest: x}\nentries: [{date: 2013, label: a, role: kernel}]", "bad-form", 4],
    [
      `entries: [{date: 2013, label: a, role: kernel}, {date: 2014, label: b, role: guest}]\nlegend:\n  guest: b\n  kernel: ${"long ".repeat(40)}`,
      "bad-form",
      7,
    ],
    ['- {date: 2013, label: ""}', "wrong-value", 4],
    ["entries: [{date: 2013, label: a}]\nbands:\n  - {from: 2012, to: 2015, text: ' '}", "wrong-value", 6],
    ["lanes: [{name: ''}]\nentries: [{date: 2013, label: a, lane: ''}]", "wrong-value", 4],
    ["legend: {kernel: ''}\nentries: [{date: 2013, label: a, role: kernel}]", "wrong-value", 4],
    ["- {dat: 2013, label: a}", "unknown-key", 4],
  ])("%s is an error with its line", async (yaml, code, line) => {
    const { problems, live } = await made(yaml);
    expect(places(problems)).toContainEqual([code, line]);
    expect(live).not.toContain("c-timeline");
  });

  it("asks for the lane that was meant", async () => {
    const { problems } = await made("lanes: [{name: runtimes}]\nentries: [{date: 2013, label: a, lane: runtime}]");
    expect(hintsOf(problems)).toContain("did you mean “runtimes”?");
  });

  it("still stands in even steps for facts alone, and comes from a file", async () => {
    const { live, problems } = await render({
      "talk.md": '## A\n\n::timeline{facts="docker"}\n\n---\n\n## B\n\n::timeline{src=line.yaml}\n',
      "line.yaml": "- {date: 2013, label: from a file}\n",
      "slides/facts/docker.yaml": project,
    });
    expect(problems).toEqual([]);
    expect(saidIn(live)).toMatch(/2013 ?Docker/);
    expect(saidIn(live)).toContain("from a file");
  });
});
