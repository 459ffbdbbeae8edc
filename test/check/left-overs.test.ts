import { expect, it } from "vitest";
import { checkTogether } from "../support/check.js";

const check = checkTogether();
const fence = (language: string, text: string) => `## The file has one line\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;
const placesOf = async (found: ReturnType<typeof check>, code: string) =>
  (await found()).filter((each) => each.code === code).map(({ line, column }) => `${line}:${column}`);

const unfinished = check({
  "talk.md":
    "## The tool starts fast\n\nIt needs TBD seconds on ??? machines, and has a TODO list.\n\n- [one]()\n- [two] (https://example.com)\n- <your name>\n\nSee [three](https://example.com/\nand four.\n\nNote: FIXME ask\n",
});
it("finds what was to be finished, on the slide and in its notes", async () => {
  expect(await placesOf(unfinished, "left-over")).toEqual(["3:10", "3:25", "5:3", "6:3", "7:3", "9:5", "12:7"]);
});

const conflict = "<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n";
const left = check({ "talk.md": `## The tool starts fast\n\n${conflict}` });
const taught = check({ "talk.md": `## Git marks a merge conflict\n\n${conflict}` });
it("finds a merge conflict, but where a slide is about one", async () => {
  expect(await placesOf(left, "left-over")).toEqual(["3:1"]);
  expect(await placesOf(taught, "left-over")).toEqual([]);
});

const secrets = check({
  "talk.md": fence(
    "sh",
    `export A=AKIA${"IOSFODNN7REALKEY"}\nexport B=ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}\nA_PASSWORD=hunter2secret1`,
  ),
});
const placeholders = check({
  "talk.md": fence(
    "sh",
    "export A=AKIAIOSFODNN7EXAMPLE\nexport B=ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nPASSWORD=$PW\ntoken: changeme\ncurl https://user:password@example.com",
  ),
});
const invented = check({ "talk.md": `## The client logs in\n\nIt sends ghp_${"Example".repeat(5)}A.\n` });
it("gives a hint at what is a token but for its words", async () => {
  const found = (await invented()).filter(({ code }) => code === "secret");
  expect(found.map(({ severity }) => severity)).toEqual(["hint"]);
});

it("tells secrets from placeholders", async () => {
  expect(await placesOf(secrets, "secret")).toEqual(["4:10", "5:10", "6:12"]);
  expect(await placesOf(placeholders, "secret")).toEqual([]);
});

const broken = [
  check({ "talk.md": fence("json", '{\n  "a": 1,\n  "b": 2,\n}') }),
  check({ "talk.md": fence("yaml", "a: 1\nb: [1, 2\nc: 3") }),
  check({ "talk.md": fence("sh", "for i in 1 2; do\n  echo $i\nfi") }),
  check({ "talk.md": fence("console", '$ echo one\none (1)\n$ echo "two') }),
];
it("reads code, and says at which line it ends", async () => {
  expect(await Promise.all(broken.map((found) => placesOf(found, "snippet-syntax")))).toEqual([
    ["6:3"],
    [expect.stringMatching(/^[56]:/)],
    ["6:1"],
    ["6:1"],
  ]);
});

const whole = [
  ["json", '{\n  "a": 1,\n  …\n'],
  ["json", '"a": 1,\n"b": 2'],
  ["jsonc", '{\n  // why\n  "a": 1,\n}'],
  ["yaml", "a: 1\n---\nb: {{ .Values.b }}"],
  ["sh", "kubectl get <name>\ncat <<END\nit's\nEND"],
  ["console", "$ ls (x\n$ cat <<END\n> it's\n> END\nwhat's (that"],
].map(([language = "", text = ""]) => check({ "talk.md": fence(language, text) }));
it("leaves alone pieces, templates, placeholders and what commands print", async () => {
  const found = await Promise.all(whole.map((each) => placesOf(each, "snippet-syntax")));
  expect(found.flat()).toEqual([]);
});

const addresses = check({
  "talk.md":
    "## The slides are online\n\nhttps://example.org/leeds/slides?id=4711\n\n---\n\n## The tool is at home\n\nIt lives at https://example.org/tool, and its film at https://example.org/watch?v=abc.\n\n---\n\n## That is all\n\nhttps://example.org/me?tab=talks\n",
});
it("leaves addresses to their rule, which speaks of those that nobody types", async () => {
  const found = await addresses();
  expect(found.filter(({ code }) => code === "left-over")).toEqual([]);
  expect(found.filter(({ code }) => code === "bare-address").map(({ line, message }) => `${line} ${message}`)).toEqual([
    "3 the address on the slide ends in “?id=4711”, which nobody types",
  ]);
});
