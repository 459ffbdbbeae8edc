import { expect, it } from "vitest";
import { entityNames } from "../../../src/check/registry/names.js";
import { statementsIn } from "../../../src/check/registry/statements.js";
import type { Entity } from "../../../src/model/fact.js";

const runc = { id: "runc", name: "runc", attributes: { language: "Go" } } as Partial<Entity> as Entity;
const saidIn = (text: string) =>
  statementsIn(text, entityNames([runc]), undefined).map(
    ({ convention, value, isCertain }) => `${convention.id} ${value} ${isCertain}`,
  );

it("reads past the words between a name and what is said of it", () => {
  expect(saidIn("runc, which is and are all written in Rust")).toEqual(["language Rust true"]);
  expect(saidIn("runc is open source software, and is now written in Rust")).toEqual(["language Rust true"]);
  expect(saidIn("runc starts. It is mostly written in Rust.")).toEqual(["language Rust false"]);
});

it("takes no longer for many of these words, and for what is blank", () => {
  expect(saidIn(`runc ${"and is are all ".repeat(5000)}x written in Rust`)).toEqual([]);
  expect(saidIn(`runc starts. It${" ".repeat(200_000)}, written in Rust`)).toEqual([]);
});

it("reads which version is the newest, also in German, and where the name stands beside it", () => {
  expect(saidIn("Die aktuelle Version von runc ist 2.4")).toEqual(["latest release 2.4 true"]);
  expect(saidIn("The newest version is runc 2.4")).toEqual(["latest release 2.4 true"]);
  expect(saidIn("Die erste Version von runc erschien 2015")).toEqual(["first release 2015 false"]);
});
