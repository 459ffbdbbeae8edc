import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { openPipe } from "../../../src/browser/pipe.js";

it.each([
  ["a message without an end", Buffer.alloc(2 ** 24, "{"), 9, "it said more than 128 MiB at once"],
  ["something else", Buffer.from("hello"), 1, "it does not speak the DevTools protocol"],
])("a browser that says %s is told from others", (_, chunk, times, why) => {
  const from = new PassThrough();
  const spoiled: string[] = [];
  openPipe(new PassThrough(), from, (cause) => spoiled.push(cause.message));
  for (let index = 0; index < times; index++) from.emit("data", chunk);
  expect(spoiled).toEqual([why]);
});
