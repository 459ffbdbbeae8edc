import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Example, Rule } from "../../src/check/rule.js";
import { rules } from "../../src/check/rules.js";
import { type Found, findingsIn } from "../support/check.js";
import { noisyPicture, plainPicture } from "../support/pictures.js";
import { project, quarterdeckHere } from "../support/project.js";

/** The pictures that examples name. */
const pictures: Readonly<Record<string, () => Buffer>> = {
  "small.png": () => plainPicture(80, 60, [200, 200, 210]),
  "photo.png": () => plainPicture(1600, 900, [200, 200, 210]),
  "huge.png": () => noisyPicture(1100, 800),
};

/** Rules whose examples need a server of their own. */
const online = new Set(["dead-link"]);

/** The files of an example; one that ends in .png says which picture it is. */
function filesOf(example: Example): Record<string, string | Uint8Array> {
  const written = typeof example === "string" ? { "talk.md": example } : example;
  const named = Object.values(written).flatMap((text) => [...text.matchAll(/\b\w+\.png\b/g)].map(([name]) => name));
  const beside = named.filter((name) => name in pictures).map((name) => [name, pictures[name]?.() ?? ""] as const);
  const files = Object.entries(written).map(
    ([name, text]) => [name, name.endsWith(".png") ? (pictures[text]?.() ?? "") : text] as const,
  );
  return Object.fromEntries([...(typeof example === "string" ? beside : []), ...files]);
}

const workshop = project();
afterAll(() => workshop.remove());

/** Checks the examples of one kind, each in a folder named after its rule, in one run. */
async function checkExamples(kind: "bad" | "good"): Promise<Map<string, Found[]>> {
  const inputs = rules.map((rule) => {
    const example = rule[kind];
    for (const [name, content] of Object.entries(filesOf(example)))
      workshop.write(`${kind}/${rule.id}/${name}`, content);
    return `${kind}/${rule.id}${typeof example === "string" ? "/talk.md" : ""}`;
  });
  const findings = await findingsIn(workshop.folder, ...inputs);
  return new Map(rules.map(({ id }) => [id, findings.filter(({ file }) => file.startsWith(`${kind}/${id}/`))]));
}

const shown = (findings: readonly Found[]) =>
  findings.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}: ${message}`).join("\n");

describe("every rule", () => {
  let bad: Map<string, Found[]>;
  let good: Map<string, Found[]>;
  beforeAll(async () => {
    [bad, good] = await Promise.all([checkExamples("bad"), checkExamples("good")]);
  });
  const offline = rules.filter(({ id }) => !online.has(id));

  it.each(offline.map((rule): [string, Rule] => [rule.id, rule]))("%s finds its bad example", (id, rule) => {
    const findings = bad.get(id) ?? [];
    const own = findings.filter(({ code }) => code === id);
    expect(own.length, shown(findings)).toBeGreaterThan(0);
    expect(own.map(({ severity }) => severity)).toContain(rule.severity);
  });

  it.each(offline.map(({ id }) => id))("%s is quiet about its good example, as all others are", (id) => {
    const findings = good.get(id) ?? [];
    expect(shown(findings.filter(({ code }) => code === id))).toBe("");
    expect(shown(findings.filter(({ severity }) => severity !== "hint"))).toBe("");
  });
});

it("asks other sites about links only with --online", async () => {
  const server = createServer((request, response) => {
    const status = request.url === "/here" ? 200 : request.url === "/shy" && request.method === "HEAD" ? 405 : 404;
    response.writeHead(request.url === "/shy" && request.method === "GET" ? 200 : status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deck = `## Try the demo\n\n- [Demo](${site}/here)\n- [Slides](${site}/shy)\n- [Old demo](${site}/gone)\n`;
  workshop.write("online/talk.md", deck);
  const check = async (...args: string[]) =>
    quarterdeckHere(path.join(workshop.folder, "online"), ["check", "talk.md", ...args]);
  const silent = await check();
  const asked = await check("--online");
  server.close();
  expect(silent.status).toBe(0);
  expect(asked.status).toBe(1);
  expect(asked.out).toContain(`talk.md:5:14: error: ${site}/gone is dead: 404 Not Found`);
  expect(asked.out.match(/\(dead-link\)/g)).toHaveLength(1);
});
