import { expect, it } from "vitest";
import { oddlyJoined } from "../../../src/check/hyphens.js";

/** “written → usual” for each word of a text that is joined otherwise than mostly. */
const odd = (text: string) =>
  oddlyJoined(text.split(" ").map((written, place) => ({ written, place }))).map(
    ({ place, written, usual }) => `${place} ${written} → ${usual}`,
  );

it("finds a word that is written with a hyphen and without", () => {
  expect(odd("an email lies so no e-mail is real")).toEqual(["5 e-mail → email"]);
  expect(odd("real-time is real-time and not realtime")).toEqual(["5 realtime → real-time"]);
});

it("takes the rarer kind, keeping capitals and endings", () => {
  expect(odd("E-mails and email and emails")).toEqual(["0 E-mails → Emails"]);
  expect(odd("a plug-in or plug-in of Plugins")).toEqual(["5 Plugins → Plug-ins"]);
});

it("leaves alone what is written in one way, and what is two words", () => {
  expect(odd("an e-mail and e-mail of an emu")).toEqual([]);
  expect(odd("resign or re-sign in the coop with a co-op")).toEqual([]);
});
