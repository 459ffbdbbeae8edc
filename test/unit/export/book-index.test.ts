import { describe, expect, it } from "vitest";
import { bookIndex, type IndexedText } from "../../../src/export/formats/book-index.js";
import type { Term } from "../../../src/model/term.js";
import { sourceFile } from "../../../src/source/text.js";

const span = { file: sourceFile("glossary.yaml", ""), start: 0, end: 0 };
const term = (name: string, text = "", also: readonly string[] = []): Term => ({ name, also, text, facts: [], span });

/** A slide of which only the number of its page and its words matter. */
const slide = (page: number, text: string, title = ""): IndexedText => ({
  id: `s${page}`,
  title,
  chapter: "The chapter",
  text,
  page: `${page}`,
});

const lines = (texts: readonly IndexedText[], terms: readonly Term[], language = "en") =>
  bookIndex(texts, terms, language).flatMap(({ letter, entries }) => [
    letter,
    ...entries.map(({ term: name, places, see, related }) => {
      const labels = places.map(({ label, isMain }) => (isMain ? `*${label}*` : label)).join(", ");
      return [name, labels, see && `see ${see}`, related && `see also ${related}`].filter(Boolean).join(" | ");
    }),
  ]);

describe("the index of a book", () => {
  it("lists all pages, those in a row as a range", () => {
    const pages = [3, 4, 5, 7, 9, 10, ...Array.from({ length: 20 }, (_, at) => 20 + 2 * at)];
    const last = Array.from({ length: 20 }, (_, at) => 20 + 2 * at).join(", ");
    const texts = pages.map((page) => slide(page, "runc starts it"));
    expect(lines(texts, [term("runc")])).toEqual(["R", `runc | 3–5, 7, 9–10, ${last}`]);
  });

  it("marks the page of the slide that is about a term, outside of ranges", () => {
    const texts = [slide(3, "a shim"), slide(4, "a shim"), slide(5, "", "Why a shim"), slide(6, "two shims")];
    expect(lines(texts, [term("shim")])).toEqual(["S", "shim | 3–4, *5*, 6"]);
  });

  it("names a page once, and leads to the slide that is about the term", () => {
    const both = [
      { ...slide(3, "a shim"), id: "first" },
      { ...slide(3, "", "A shim"), id: "second" },
    ];
    const [group] = bookIndex(both, [term("shim")], "en");
    expect(group?.entries[0]?.places).toEqual([{ id: "second", label: "3", isMain: true }]);
  });

  it("keeps one entry of a term and a project of that name, and of a plural", () => {
    const texts = [slide(3, "cgroup"), slide(5, "Namespaces")];
    const terms = [term("Namespaces"), term("cgroup", "Limits"), term("cgroups"), term("namespace", "A view")];
    expect(lines(texts, terms)).toEqual(["C", "cgroup | 3", "N", "namespace | 5"]);
  });

  it("refers from other forms, and to the terms of the explanation", () => {
    const texts = [slide(3, "The VMM runs a microVM"), slide(5, "virtio")];
    const terms = [
      term("VMM", "Gives a microVM its devices.", ["Virtual Machine Monitor", "virtual machine monitors", "VMMs"]),
      term("microVM", "A small machine."),
      term("virtio", "How a VMM offers devices."),
      term("unused", "Not in this book."),
    ];
    expect(lines(texts, terms)).toEqual([
      "M",
      "microVM | 3",
      "V",
      "virtio | 5 | see also VMM",
      "Virtual Machine Monitor | see VMM",
      "VMM | 3 | see also microVM",
    ]);
  });

  it("follows the alphabet of the language, figures and signs apart", () => {
    const texts = [slide(3, "Äther, Apfel, 9P, Zaun, .wh")];
    const terms = ["Zaun", "Äther", "9P", "Apfel"].map((name) => term(name));
    expect(lines(texts, terms, "de")).toEqual(["#", "9P | 3", "A", "Apfel | 3", "Äther | 3", "Z", "Zaun | 3"]);
  });

  it("says of a term with many pages what titles say of it, in few words", () => {
    const long = "Your pods run in gVisor. Would that have stopped runc for good?";
    const titles = [
      "runc: the starter",
      "runc starts what others ask for",
      "The runc of today",
      "runc",
      "Why runc",
      long,
    ];
    const texts = [
      ...titles.map((title, at) => slide(2 * at, "", title)),
      slide(20, "", long),
      { ...slide(30, "", long), chapter: "" },
      ...Array.from({ length: 9 }, (_, at) => slide(40 + 2 * at, "runc")),
    ];
    const [group] = bookIndex(texts, [term("runc")], "en");
    const subs = group?.entries[0]?.subs.map((sub) => [sub.term, ...sub.places.map(({ page }) => page)].join(" "));
    expect(subs).toEqual([
      "the starter 0",
      "starts what others ask for 2",
      "of today 4",
      "The chapter 6 10 20",
      "Why runc 8",
      "Your pods run in gVisor. Would that… 30",
    ]);
  });
});
