import { expect, it } from "vitest";
import { sessionScript } from "../../../src/check/session.js";

it.each([
  ["a number that is shifted", "$ echo $((1<<4))\n16\n$ ls", "echo $((1<<4))\n\nls"],
  ["a word as it is", "$ base64 -d <<< aGVsbG8=\nhello)\n$ ls", "base64 -d <<< aGVsbG8=\n\nls"],
])("what a command prints is no part of it: %s", (_, text, script) => {
  expect(sessionScript(text)).toBe(script);
});

it.each([
  "$ cat <<EOF\na)\nEOF\nprinted)",
  "$ cat <<-'EOF' > $((1<<2)).txt\n> a)\n> EOF\nprinted)",
  "$ head -n $((1<<2)) <<EOF\na)\nEOF\nprinted)",
])("a here-document is: %j", (text) => {
  const lines = sessionScript(text).split("\n");
  expect(lines.slice(1)).toEqual(["a)", "EOF", ""]);
});
