import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { findInputs } from "../../../src/project/inputs.js";
import { openInstallation } from "../../../src/project/package-files.js";
import { openProject } from "../../../src/project/project.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import { problem } from "../../../src/report/problem.js";
import type { ServedDecks } from "../../../src/serve/decks.js";
import { createGuard } from "../../../src/serve/guard.js";
import { answerJump } from "../../../src/serve/jump.js";
import type { JumpAnswer } from "../../../src/serve/protocol.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

const deck = `# Tides

The sea goes up and down.

---

## The moon

- The moon pulls
- The *sun* does so, too

![A boat](boat.svg)

\`\`\`js
const depth = 12;
const height = depth + 3;
\`\`\`
`;

const boat = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';

/** A server with one deck, and what its editor is told. */
async function serve() {
  const { folder } = setUp({ "talk.md": deck, "boat.svg": boat });
  const project = openProject({ root: folder, folder, html: "raw" }, openInstallation(), {
    code: new Map(),
    drawings: closedDesk,
  });
  const [input] = findInputs(["talk.md"], folder);
  const compiled = input && project.compile(input, ["html"]);
  const rendered = await compiled?.groups[0]?.render();
  const file = rendered?.columns.flat()[0]?.slide.span.file;
  const problems = file ? [problem("no-decks", {}, { span: { file, start: 11, end: 14 } })] : [];
  const stage = { problems, last: { rendered } };
  const opened: string[] = [];
  const tools = {
    guard: createGuard({ host: "127.0.0.1", scheme: "http", names: [] }),
    decks: { find: (name: string) => (name === "talk" ? stage : undefined) } as unknown as ServedDecks,
    findings: { of: () => [], refresh() {}, show() {}, close() {} },
    editor: {
      open(place: { file: string; line: number; column: number }) {
        opened.push(`${place.file.slice(folder.length + 1)}:${place.line}:${place.column}`);
        return Promise.resolve("");
      },
    },
    folder,
  };
  return { opened, ask: (request: IncomingMessage) => answerJump(request, tools) };
}

/** A request as one of our pages sends it from this machine. */
function request(
  body: unknown,
  { headers = {}, from = "127.0.0.1" }: { headers?: Record<string, string>; from?: string } = {},
): IncomingMessage {
  const ours = { host: "localhost:3030", origin: "http://localhost:3030", "content-type": "application/json" };
  const stream = Readable.from([Buffer.from(JSON.stringify(body))]);
  return Object.assign(stream, {
    headers: { ...ours, ...headers },
    socket: { remoteAddress: from },
  }) as unknown as IncomingMessage;
}

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
beforeEach(() => {
  server.opened.length = 0;
});

const element = (tag: string, text: string) => ({ deck: "talk", slide: "the-moon", tag, text, before: 0 });

it.each([
  ["a slide", element("", ""), "talk.md:7:4"],
  ["an item", element("li", "The sun does so, too"), "talk.md:10:3"],
  ["a picture", element("img", "A boat"), "talk.md:12:3"],
  ["a line of code", element("pre", "const height = depth + 3;"), "talk.md:16:1"],
  ["a problem", { deck: "talk", place: "talk.md:3:3" }, "talk.md:3:3"],
])("opens %s where it was written", async (_, wish, place) => {
  const { ask, opened } = server;
  const { status, body } = await ask(request(wish));
  expect(status).toBe(200);
  expect((JSON.parse(String(body)) as JumpAnswer).place).toBe(place);
  expect(opened).toEqual([place]);
});

it.each([
  ["from another machine", request(element("", ""), { from: "192.168.1.7" }), 403],
  ["from a page of another site", request(element("", ""), { headers: { origin: "http://example.org" } }), 403],
  ["under a name that is not ours", request(element("", ""), { headers: { host: "example.org" } }), 403],
  ["as a form would send it", request(element("", ""), { headers: { "content-type": "text/plain" } }), 415],
  ["of a file that the page names", request({ deck: "talk", place: "/etc/passwd:1:1" }), 404],
  ["of a deck that is not there", request({ deck: "other", place: "talk.md:3:3" }), 404],
  ["of nothing", request({ deck: "talk" }), 400],
  ["that is too long", request({ ...element("p", "x".repeat(20_000)) }), 400],
])("opens nothing for a wish %s", async (_, wish, status) => {
  const { ask, opened } = server;
  expect((await ask(wish)).status).toBe(status);
  expect(opened).toEqual([]);
});
