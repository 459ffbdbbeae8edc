import { expect, it } from "vitest";
import { didYouMeanFile } from "../../../src/content/near-file.js";

const folders: Readonly<Record<string, readonly string[]>> = {
  ".": ["img/", "slides/", "logo.svg"],
  "./img": ["Ship.png", "harbour.jpg"],
  slides: ["code/", "logo.svg"],
  "slides/code": ["main.go", "main/"],
};
const ask = (reference: string) => didYouMeanFile(reference, ["slides", "."], (folder) => folders[folder] ?? []);

it.each([
  ["img/ship.png", "did you mean “img/Ship.png”?"],
  ["IMG/ship.png", "did you mean “img/Ship.png”?"],
  ["./img/harbor.jpg", "did you mean “img/harbour.jpg”?"],
  ["/img/ship.png", "did you mean “/img/Ship.png”?"],
  ["kode/mian.go", "did you mean “code/main.go”?"],
  ["Logo.svg", "did you mean “logo.svg”?"],
  ["img/train.svg", undefined],
  ["../img/ship.png", undefined],
  ["", undefined],
])("the file nearest to “%s”", (reference, question) => {
  expect(ask(reference)).toBe(question);
});
