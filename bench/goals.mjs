/**
 * What a build, a check and a change may take, beside what they take: the goals of the project. Each is a ratio of whole
 * processes that ran in turn, but for a build of which nothing has changed and for memory.
 */
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { writeDeck } from "./corpus.mjs";

const other = (template, input, output) => [
  ...["other", "sh", "-c"],
  template.replaceAll("{in}", input).replaceAll("{out}", output),
];

/** Rows of the table, one for each goal; those beside another tool only where its commands are given. */
export async function goalRows(compare, tools) {
  const { folder, options } = tools;
  for (const count of [100, 500]) writeDeck(folder, `g${count}`, count);
  const rows = [
    ...(options["other-command"] ? await besideOther(compare, tools) : []),
    ...(await besideOurselves(compare, tools)),
  ];
  return [
    ...rows.map(({ what, is, goal, extra = "" }) => `| ${what} | ${is} | goal ${goal} | ${extra} |`),
    ...(await growthRows(compare, tools)),
  ];
}

const times = (ours, others, least) => ({
  is: `${(ours / others).toFixed(2)} × (${ours.toFixed(2)} s, ${others.toFixed(2)} s)`,
  goal: `${least} ×`,
  extra: ours / others <= least ? "reached" : "missed",
});

function commands({ folder, program }) {
  const out = path.join(folder, "goals-out");
  const input = (count) => path.join(folder, "reveal", `g${count}.md`);
  const build = (count, format, ...more) => [
    ...["ours", process.execPath, program, "build", input(count)],
    ...["-f", format, "-o", out, "--quiet", ...more],
  ];
  const check = (count, ...more) => ["ours", process.execPath, program, "check", input(count), "--quiet", ...more];
  return { out, input, build, check };
}

async function besideOther(compare, tools) {
  const { folder, options, program } = tools;
  const { build } = commands(tools);
  const marp = (count) => path.join(folder, "marp", `g${count}.md`);
  const theirs = path.join(folder, "goals-other");
  const pdf = (count) => other(options["other-command"], marp(count), `${theirs}.pdf`);
  const rows = [];
  const pdf100 = await compare([build(100, "pdf"), pdf(100)], false);
  rows.push({ what: "PDF, 100 slides, beside the other", ...times(...pdf100.medians, 0.38) });
  const pdf500 = await compare([build(500, "pdf"), pdf(500)], "each");
  rows.push({ what: "PDF, 500 slides, beside the other", ...times(...pdf500.medians, 0.45) });
  const [ours, others] = pdf500.peaks.map((bytes) => Math.round(bytes / 1e6));
  const memory = { is: `${ours} MB, ${others} MB`, goal: "as much", extra: ours <= others ? "reached" : "missed" };
  rows.push({ what: "memory, PDF of 500 slides, beside the other", ...memory });
  if (options["other-html"]) {
    const html = other(options["other-html"], marp(100), `${theirs}.html`);
    const { medians } = await compare([build(100, "html"), html, build(100, "html", "--no-cache")], false);
    rows.push({ what: "HTML, 100 slides, beside the other", ...times(medians[0], medians[1], 0.34) });
    rows.push({ what: "the same without a cache", ...times(medians[2], medians[1], 0.55) });
  }
  if (options["other-batch"]) {
    const batch = path.join(folder, "goals-batch");
    for (let deck = 0; deck < 20; deck++) writeDeck(batch, `b${String(deck).padStart(2, "0")}`, 30);
    const inputs = readdirSync(path.join(batch, "reveal")).filter((file) => file.endsWith(".md"));
    const files = inputs.map((file) => path.join(batch, "reveal", file));
    const together = ["ours", process.execPath, program, "build", ...files, "-f", "pdf", "-o", `${theirs}-ours`];
    const { medians } = await compare(
      [[...together, "--quiet"], other(options["other-batch"], path.join(batch, "marp"), `${theirs}-batch`)],
      false,
    );
    rows.push({ what: "PDF, 20 decks × 30 slides, beside the other", ...times(...medians, 0.38) });
  }
  return rows;
}

async function besideOurselves(compare, tools) {
  const { folder, program } = tools;
  const { build, check, out } = commands(tools);
  const rows = [];
  // The file is the same in each run, so what the last one has measured still stands.
  const { medians: checks } = await compare(
    [build(100, "html"), build(100, "html", "--no-cache"), check(100), check(100, "--no-cache")],
    false,
  );
  const [html, coldHtml, unchanged, first] = checks;
  rows.push({ what: "check, 100 slides, beside the HTML build, both without a cache", ...times(first, coldHtml, 4.5) });
  rows.push({ what: "the same when nothing has changed, with one", ...times(unchanged, html, 1.2) });
  const standing = ["unchanged", ...build(100, "html,pdf").slice(1)];
  await compare([standing], false);
  const { medians } = await compare([standing, ["node", process.execPath, "-e", "0"]], false);
  rows.push({
    what: "nothing changed, 100 slides, HTML and PDF",
    is: `${medians[0].toFixed(3)} s (node -e 0: ${medians[1].toFixed(3)} s)`,
    goal: "0.2 s",
    extra: medians[0] < 0.2 ? "reached" : "missed",
  });
  rmSync(out, { recursive: true, force: true });
  const overview = path.resolve("slides/decks/overview.deck.yaml");
  const ours = (formats) => [
    ...["ours", process.execPath, program, "build", overview],
    ...["-f", formats, "-o", path.join(folder, "goals-overview"), "--quiet"],
  ];
  const all = await compare([ours("html,pdf,handout,notes,book,png,md,json,epub"), ours("pdf")], false);
  rows.push({ what: "all formats of overview, beside its PDF", ...times(...all.medians, 2.2) });
  return rows;
}

/** Time and memory of a PDF from 100 to 2,000 slides. */
async function growthRows(compare, tools) {
  const rows = [];
  for (const count of [100, 250, 500, 1000, 2000]) {
    writeDeck(tools.folder, `g${count}`, count);
    const { medians, peak } = await compare([commands(tools).build(count, "pdf")], true, 1);
    const each = ((medians[0] / count) * 1000).toFixed(1);
    rows.push(
      `| PDF, ${count} slides | ${medians[0].toFixed(2)} s | ${each} ms a slide | ${Math.round(peak / 1e6)} MB |`,
    );
  }
  return rows;
}
