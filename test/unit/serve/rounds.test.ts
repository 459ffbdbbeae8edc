import { chmodSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { expect, it } from "vitest";
import { openInstallation, readPlayer } from "../../../src/project/package-files.js";
import { openProjects } from "../../../src/project/projects.js";
import { closedDesk } from "../../../src/render/drawing/desk.js";
import { createBackground } from "../../../src/serve/background.js";
import { openDecks } from "../../../src/serve/decks.js";
import type { Findings } from "../../../src/serve/findings.js";
import type { ToPage } from "../../../src/serve/protocol.js";
import { openRounds } from "../../../src/serve/rounds.js";
import type { Viewer, Viewers } from "../../../src/serve/viewers.js";
import { asNobody } from "../../support/nobody.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();
const talk = (words: string) => `---\ntitle: Talk\n---\n\n## Words\n\n${words}\n`;
const missing = "![A boat](boat.png)";

/** What happens after changes of a project's decks, with what the terminal and pages are told. */
function serve(files: Readonly<Record<string, string>>, inputs: readonly string[]) {
  const made = setUp(files);
  const { folder, file } = made;
  const said: string[] = [];
  const faults: unknown[] = [];
  const request = { folder, inputs, html: "raw" as const };
  const services = { code: new Map(), drawings: closedDesk };
  const projects = openProjects(request, openInstallation(), services);
  const onFault = (cause: unknown) => void faults.push(cause);
  const decks = openDecks(request, projects, { player: readPlayer(), live: "", hasRoom: false, onFault });
  const open: Viewer[] = [];
  const viewers: Viewers = { all: open, of: (name) => open.filter(({ deck }) => deck === name), close() {} };
  const findings = { refresh() {} } as unknown as Findings;
  const background = createBackground(
    () => decks.stages.map((stage) => () => rounds.bringUpToDate(stage)),
    (cause) => faults.push(cause),
  );
  const rounds = openRounds({
    folder,
    projects,
    decks,
    viewers,
    background: () => background,
    findings: () => findings,
    watcher: () => undefined,
    hasGuests: () => false,
    onMade: () => undefined,
    events: {
      made: () => undefined,
      problems: (about, found) => void said.push(`${about}: ${found.map(({ message }) => message).join()}`),
      fault: onFault,
    },
  });
  return {
    ...made,
    said,
    faults,
    decks,
    rounds,
    names: () => decks.stages.map(({ deck }) => deck.input.name),
    /** Takes over what has changed, until nothing is left to do. */
    async change(...names: readonly string[]) {
      await rounds.takeOver(names.map(file));
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      for (const stage of decks.stages) await stage.update();
    },
    /** Opens a page of a deck; what it is sent. */
    async join(deck: string) {
      const sent: ToPage[] = [];
      const viewer: Viewer = { deck, shown: null, problems: "", slide: "", send: (message) => void sent.push(message) };
      open.push(viewer);
      await rounds.welcome(viewer);
      return sent;
    },
  };
}

const kinds = (sent: readonly ToPage[]) =>
  sent.map((message) => (message.is === "problems" ? message.problems.map((found) => found.message) : message.is));

it("variants that a deck declares are noticed, and not taken away by half a save", async () => {
  const { write, change, names } = serve({ "talk.md": talk("Words.") }, ["talk.md"]);
  expect(names()).toEqual(["talk"]);
  const declares = talk("Words.").replace("title: Talk", "title: Talk\nvariants: [short, long]");
  write("talk.md", declares);
  await change("talk.md");
  expect(names()).toEqual(["talk-short", "talk-long"]);
  write("talk.md", declares.replace("long]", "long"));
  await change("talk.md");
  expect(names()).toEqual(["talk-short", "talk-long"]);
  write("talk.md", talk("Words."));
  await change("talk.md");
  expect(names()).toEqual(["talk"]);
});

it("pages of a deck that is gone are told so, and which decks there are, until it is back", async () => {
  const decks = { "slides/a.md": "## A\n", "slides/decks/one.deck.yaml": "title: One\nsections: [a.md]\n" };
  const two = "slides/decks/two.deck.yaml";
  const { file, write, change, join } = serve({ ...decks, [two]: "title: Two\nsections: [a.md]\n" }, []);
  const sent = await join("two");
  expect(kinds(sent)).toEqual(["deck", []]);
  renameSync(file(two), file("two"));
  await change(two);
  expect(kinds(sent).slice(2)).toEqual([["the deck “two” is no longer there"]]);
  expect(sent.at(-1)).toMatchObject({ problems: [{ remedy: expect.stringContaining("one") }] });
  expect(kinds(await join("two"))).toEqual([["the deck “two” is no longer there"]]);
  renameSync(file("two"), file(two));
  await change(two);
  expect(kinds(sent).at(-1)).toEqual([]);
  write("slides/a.md", "## A\n\nMore.\n");
  await change("slides/a.md");
  expect(kinds(sent).at(-1)).toBe("deck");
});

it("what is wrong is said once: also of decks that nobody looks at, of several that share it, and when it moves", async () => {
  const { said, write, change, join, rounds, decks } = serve(
    {
      "slides/a.md": "## A\n",
      "slides/decks/one.deck.yaml": "title: One\nsections: [a.md]\n",
      "slides/decks/two.deck.yaml": "title: Two\nsections: [a.md]\n",
    },
    [],
  );
  const sent = await join("one");
  await change("slides/a.md");
  write("slides/a.md", `## A\n\n${missing}\n`);
  await Promise.all([change("slides/a.md"), ...decks.stages.map((stage) => rounds.bringUpToDate(stage))]);
  expect(said).toEqual(["one: “boat.png” does not exist"]);
  write("slides/a.md", `## A\n\nMore words.\n\n${missing}\n`);
  await change("slides/a.md");
  expect(said).toHaveLength(1);
  write("slides/a.md", "## A\n");
  await change("slides/a.md");
  expect(said.slice(1)).toEqual(["one: ", "two: "]);
  const before = sent.length;
  await change("slides/a.md");
  await change("slides");
  expect(sent.length).toBe(before);
});

it("a file that cannot be read is the trouble of its deck only, in plain words, until it can be read", async () => {
  const { folder, file, write, said, faults, change, join } = serve(
    { "one.md": talk("One."), "two.md": talk("Two.") },
    ["one.md", "two.md"],
  );
  chmodSync(folder, 0o755);
  const [one, two] = [await join("one"), await join("two")];
  await asNobody(async (asMyself) => {
    asMyself(() => {
      write("one.md", talk("One more."));
      chmodSync(file("one.md"), 0);
      write("two.md", talk("Two more."));
    });
    await change("one.md", "two.md");
  });
  expect(kinds(two).slice(2)).toEqual(["deck"]);
  const message = expect.stringMatching(/one\.md cannot be used \(open\): permission denied$/);
  expect(said).toEqual([expect.stringMatching(/^one: .*permission denied$/)]);
  expect(kinds(one).slice(2)).toEqual([[message]]);
  expect(faults.length).toBeGreaterThan(0);
  chmodSync(file("one.md"), 0o644);
  await change("one.md");
  expect(kinds(one).slice(3)).toEqual(["deck", []]);
});

it("a deck that is closed while it is made leaves nothing behind", async () => {
  const { file, decks, change } = serve({ "one.md": talk(missing), "two.md": talk("Two.") }, ["one.md", "two.md"]);
  const [one] = decks.stages;
  const made = one?.update();
  one?.close();
  await made;
  await Promise.resolve();
  expect(one?.project.problems()).toEqual([]);
  expect(await one?.update()).toBeUndefined();
  rmSync(file("one.md"));
  mkdirSync(file("one.md"));
  await change("one.md");
  expect(decks.problems).toHaveLength(1);
});
