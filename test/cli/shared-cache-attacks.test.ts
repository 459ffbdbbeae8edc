import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { build, fetchedIn, filesIn, forge, kept, machines } from "../support/machines.js";
import { quarterdeckHere } from "../support/project.js";

it("uses nothing that has other bytes than its name says, and mends it", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  await first.run(...build);
  for (const file of kept(store, "blobs")) writeFileSync(file, "something else");
  const second = machine("b");
  const run = await second.run(...build);
  expect(run.err).toContain("gave other bytes than its name says");
  expect(run.out).not.toContain("from the shared cache");
  expect(filesIn(second.file("dist"))).toEqual(filesIn(first.file("dist")));
  // What could not be asked at first is found now, and with it the pages that are wrong.
  await machine("c").run(...build);
  expect((await machine("d").run(...build)).out).toContain("all from the shared cache");
});

it("takes no result that stands in the place of another one", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  await first.run(...build);
  const [one = "", ...others] = kept(store, "results");
  for (const other of others) cpSync(one, other);
  const second = machine("b");
  await second.run(...build);
  expect(filesIn(second.file("dist"))).toEqual(filesIn(first.file("dist")));
});

it("writes no file that is none of the deck's, whatever a result says", async () => {
  for (const way of [
    "../../outside.html",
    "index.html",
    "/etc/x.html",
    "one/../../x.html",
    "one.sh",
    "one-more.html",
  ]) {
    const { machine, store } = machines();
    await machine("a").run(...build);
    forge(store, (text) => text.replaceAll('"path":"one.html"', `"path":"${way}"`));
    const second = machine("b");
    expect(fetchedIn(await second.run(...build, "--json"))[0]).toBe("one");
    expect(
      [...filesIn(path.dirname(second.folder)).keys()].filter((name) =>
        /outside|\/x\.html|one\.sh|one-more/.test(name),
      ),
    ).toEqual([]);
  }
});

it("takes results only from those who know the secret, where there is one", async () => {
  const { machine, store } = machines();
  const first = machine("a");
  const withSecret = (folder: string, secret: string) =>
    quarterdeckHere(folder, [...build, "--json"], {
      XDG_CACHE_HOME: path.join(folder, "../cache"),
      QUARTERDECK_SHARED_CACHE: store,
      QUARTERDECK_CACHE_KEY: secret,
    });
  await withSecret(first.folder, "between us");
  forge(store, (text) => text);
  expect(fetchedIn(await withSecret(machine("b").folder, "between us"))[0]).toBe("one");
  expect(fetchedIn(await withSecret(machine("c").folder, "between us"))[0]).toBe("one fetched");
  expect(fetchedIn(await withSecret(machine("d").folder, "of others"))[0]).toBe("one");
});

it("writes over no file of which a deck is made, whatever a result says of either", async () => {
  const text = "# A talk\n";
  const { machine, store } = machines({ "talk.md": text });
  const talk = ["build", "talk.md", "-f", "html", "-o", ".", "--json"] as const;
  await machine("a").run(...talk);
  forge(store, (result) => result.replaceAll('"path":"talk.html"', '"path":"talk.md"'));
  const second = machine("b");
  expect(fetchedIn(await second.run(...talk))).toEqual(["talk"]);
  expect(readFileSync(second.file("talk.md"), "utf8")).toBe(text);
});

it("shows nothing that would command a terminal", async () => {
  for (const forged of ["\u001b]0;mine\u0007", "\n::error::mine"]) {
    const { machine, store } = machines();
    await machine("a").run(...build);
    forge(store, (text) => text.replaceAll('"notices":[]', `"notices":[${JSON.stringify(forged)}]`));
    const { err } = await machine("b").run(...build);
    expect(err).not.toContain(forged);
  }
});

it("reads no more for one file than a file of a deck may have", async () => {
  const { machine, store } = machines();
  await machine("a").run(...build);
  forge(store, (text) => text.replaceAll(/"bytes":\d+/g, '"bytes":9007199254740991'));
  expect(fetchedIn(await machine("b").run(...build, "--json"))[0]).toBe("one");
});
