import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { askLinks } from "../../../src/inspect/online.js";

/** Answers the first address when the second one was answered. */
const held: ServerResponse[] = [];
let isAnswered = false;
const server = createServer((asked, answer) => {
  if (asked.url === "/first" && !isAnswered) return void held.push(answer);
  answer.writeHead(asked.url === "/gone" ? 410 : 200).end();
  answer.once("close", () => {
    isAnswered = true;
    for (const each of held.splice(0)) each.writeHead(200).end();
  });
});
afterAll(() => void server.close());

it("answers stand in the order of the addresses, each once, whichever server is faster", async () => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ofPath = (name: string) => `http://127.0.0.1:${port}/${name}`;
  const answers = await askLinks(["first", "second", "gone", "second"].map(ofPath));
  expect(answers.map(({ href, status }) => [href, status])).toEqual([
    [ofPath("first"), 200],
    [ofPath("second"), 200],
    [ofPath("gone"), 410],
  ]);
});
