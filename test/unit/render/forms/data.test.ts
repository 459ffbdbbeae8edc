import { describe, expect, it } from "vitest";
import { madeOf, places, saidIn } from "../../../support/forms.js";
import { render } from "../../../support/render.js";

const fromFile = (name: string, text: string, body = `::numbers{src=${name}}`) =>
  render({ "talk.md": `## A\n\n${body}\n`, [name]: text });

describe("a fence with the name of a form", () => {
  it.each([
    ["JSON", '{"entries": [{"value": 1, "text": "guest"}]}'],
    ["a flow list", "[{value: 1, text: guest}]"],
    ["a list with an anchor", "&all\n- {value: 1, text: guest}"],
    ["a document with its mark", "---\n- {value: 1, text: guest}"],
    ["a list below blank lines and comments", `${"\n".repeat(40)}# one\n\n  # two\n- {value: 1, text: guest}`],
  ])("is a picture where it holds %s", async (_, yaml) => {
    const { problems, live } = await madeOf("numbers", yaml);
    expect(problems).toEqual([]);
    expect(live).toContain("c-numbers");
    expect(saidIn(live)).toContain("1 guest");
  });

  it.each([
    ["a key in other letters", "schlüssel: 1", "unknown-key"],
    ["a key with spaces", "key with space: 1", "unknown-key"],
    ["a key in quotation marks", '"a:b": 1', "unknown-key"],
    ["a bracket that nothing closes", "[{value: 1, text: a}", "malformed-yaml"],
    ["nothing", "", "wrong-value"],
    ["a comment and nothing else", "# later", "wrong-value"],
  ])("is an error where it holds %s", async (_, yaml, code) => {
    const { problems, live } = await madeOf("numbers", yaml);
    expect(problems.map((each) => each.code)).toContain(code);
    expect(problems.map((each) => each.code)).not.toContain("unread-form");
    expect(live).not.toContain("c-numbers");
  });

  it.each([
    ["a language of another tool", "Alice->Bob: hello"],
    ["a sentence", "just words"],
    ["a sign below empty lines", `${"\n".repeat(60)}!important`],
  ])("is code where it holds %s, and a warning says so", async (_, text) => {
    const { problems, live } = await madeOf("sequence", text);
    expect(places(problems)).toEqual([["unread-form", 3]]);
    expect(problems[0]?.severity).toBe("warning");
    expect(saidIn(live)).toContain(text.trim().split(/\W/).at(-1));
  });

  it("says nothing of code in another language", async () => {
    expect((await madeOf("text", "Alice->Bob: hello")).problems).toEqual([]);
    expect((await madeOf("diagram", "Alice->Bob: hello")).problems).toEqual([]);
  });

  it("cites nothing as long as it is code", async () => {
    const { problems } = await madeOf("sequence", "see fact:\ncite: [nobody]");
    expect(problems.map(({ code }) => code)).toContain("missing-fact");
    const other = await madeOf("sequence", "Alice->Bob: x\ncite: [nobody]");
    expect(other.problems.map(({ code }) => code)).toEqual(["unread-form"]);
  });
});

describe("what stands behind the name of a form", () => {
  const data = "- {value: 1, text: a}";

  it.each([
    ['title="Requests"', ["title"]],
    ['caption="Fig 1" .wide', ["caption"]],
    ["#here", ["id"]],
    ["style=x clss=y src=z", ["style", "clss", "src"]],
  ])("is an error where it has no effect: %s", async (words, keys) => {
    const { problems } = await madeOf(`numbers ${words}`, data);
    expect(problems.map(({ code }) => code)).toEqual(keys.map(() => "unknown-attribute"));
    expect(problems.map(({ span }) => span?.file.text.slice(span.start, span.end).replace(/^#.*|=.*/, ""))).toEqual(
      keys.map((key) => (key === "id" ? "" : key)),
    );
  });

  it("is a class of the picture, and for whom it is", async () => {
    const { problems, live } = await madeOf('numbers .wide class="more" not=handout', data);
    expect(problems).toEqual([]);
    expect(live).toMatch(/c-numbers[^"]* wide more/);
  });

  it("may stand between braces, as behind a component", async () => {
    const { problems, live } = await madeOf('numbers .wide {.warm class="more" not=handout}', data);
    expect(problems).toEqual([]);
    expect(live).toMatch(/c-numbers[^"]* wide warm more/);
    const others = await madeOf("numbers {.warm only=handout}", data);
    expect(others.problems).toEqual([]);
    expect(others.live).not.toContain("c-numbers");
  });

  it.each(["{warm}", "{.warm", "(wide)", "[1]", "{1}"])("is an error where it cannot be read: %s", async (words) => {
    const { problems } = await madeOf(`numbers ${words}`, data);
    expect(places(problems)).toEqual([["bad-attributes", 3]]);
  });

  it("is none of ours where the text is of another tool", async () => {
    const { problems } = await madeOf('sequence title="x" theme=hand', "Alice->Bob: hello");
    expect(problems.map(({ code }) => code)).toEqual(["unread-form"]);
  });
});

describe("the facts that data name", () => {
  it.each([
    ["JSON", "nope.json", '{"entries": [{"fact": "nope.x", "text": "t"}]}'],
    ["a flow list", "nope.yaml", "[{fact: nope.x, text: t}]"],
  ])("are missed in a file of %s", async (_, name, text) => {
    const { problems } = await fromFile(name, text);
    expect(places(problems)).toEqual([["missing-fact", 3]]);
  });

  it("are cited from a file of JSON", async () => {
    const { problems } = await fromFile("a.json", '{"entries": [{"value": 1, "text": "t"}], "cite": ["nobody"]}');
    expect(places(problems)).toEqual([["missing-fact", 3]]);
  });

  it("are missed in speaker notes, at their place in the file", async () => {
    const { problems } = await fromFile(
      "a.json",
      '{"entries": [\n{"fact": "nope.x", "text": "t"}]}',
      ["text\n\nNote:\n\n::numbers{src=a.json}"].join(""),
    );
    expect(places(problems)).toEqual([["bad-form", 2]]);
  });

  it.each(["cite: {toString: 1}", "cite: [{toString: 1}]", "cite: [[a, [b]]]", "cite: [true]", "cite: [null]"])(
    "are texts: %s is an error at its place",
    async (cite) => {
      const { problems } = await madeOf("numbers", `entries: [{value: 1, text: a}]\n${cite}`);
      expect(places(problems)).toEqual([["wrong-value", 5]]);
    },
  );
});

describe("mistakes in data", () => {
  const said = async (form: string, yaml: string) => {
    const { problems } = await madeOf(form, yaml);
    return problems.map(({ message, remedy = "", span }) => {
      const line = span?.file.text.slice(0, span.start).split("\n").length;
      return `${line}: ${message}; ${remedy}`;
    });
  };

  it("are all named: each key that is unknown", async () => {
    expect(await said("numbers", "- {valu: 1, text: a, txt: b}\n- {value: 1, text: a, x: 1}")).toEqual([
      "4: unknown key “valu”; did you mean “value”?",
      "4: unknown key “txt”; did you mean “text”?",
      "5: unknown key “x”; known keys: value, fact, unit, text",
    ]);
    expect(await said("matrix", "columns: [a]\nrows:\n  - {name: b, cells: [{txt: c, rle: d}]}")).toEqual([
      "6: unknown key “txt”; did you mean “text”?",
      "6: unknown key “rle”; did you mean “role”?",
    ]);
    expect(await said("walls", "- {name: a, walls: [{name: b, role: []}]}\n- {name: c, walls: [{name: d}]}")).toEqual([
      expect.stringContaining("4: “role”: is no role"),
    ]);
    expect(await said("numbers", "entries: []\ntoString: 1\nconstructor: {a: 1}")).toEqual([
      "5: unknown key “toString”; known keys: entries, steps, note, cite",
      "6: unknown key “constructor”; known keys: entries, steps, note, cite",
      "4: “entries”: there is no number; see docs/forms.md for what “entries” takes",
    ]);
  });

  it("are called as their author wrote them", async () => {
    expect(await said("numbers", "- {value: 1}")).toEqual(["4: “text”: is missing; add text: …"]);
    expect(await said("quiz", "- a\n- [b]")).toEqual([
      "5: “entry 2”: a text is meant, and a list stands here; see docs/forms.md for what “choices” takes",
      "4: “answer”: is missing; add answer: …",
    ]);
    expect(await said("quiz", "choices: [a, b]\nanswer: 1.5")).toEqual([
      "5: “answer”: a choice has a whole number; see docs/forms.md for what “answer” takes",
    ]);
  });

  it.each([
    ["sequence", "parties: [a, b]\nmessages: [{from: a, text: b}]", "write {name: a}"],
    ["boxes", "boxes: [a, b]", "write {id: a}"],
    ["matrix", "columns: [a]\nrows:\n  - {name: b, cells: [~]}", 'write a value, or "" for an empty one'],
    ["numbers", "entries: [{value: 1, text: a}]\nsteps: yes", "write true"],
    [
      "chart",
      "panels:\n  - {title: a, scale: own, entries: [{label: a, value: 1}]}",
      "“scale” belongs beside “panels”",
    ],
    ["numbers", "entries:\n\t- {value: 1, text: a}", "replace the tab by spaces"],
    ["matrix", "- columns: [a]\n- rows: [{name: b, cells: [yes]}]", "leave out the dashes"],
  ])("in a %s are explained without types", async (form, yaml, help) => {
    const remedies = (await said(form, yaml)).filter((each) => each.includes(help));
    expect(remedies.length).toBeGreaterThan(0);
    if (help.includes("dashes")) expect(await said(form, yaml)).toHaveLength(1);
  });

  it.each([
    ["chart", '- {label: a, value: "12,5"}', "write value: 12.5"],
    ["chart", '- {label: a, value: "1.234,5"}', "write value: 1234.5"],
    ["chart", '- {label: a, value: "1,234"}', "write value: 1.234 or value: 1234"],
    ["chart", '- {label: a, value: "-3"}', "write value: -3"],
    ["chart", "entries: [{label: a, value: 3 ms}]", "write value: 3, and unit: ms beside “entries”"],
    ["chart", "entries: [{label: a, value: many}]", "see docs/forms.md for what “value” takes"],
    ["chart", "- {label: true, value: 1}", 'put it in quotes: "true"'],
  ])("in a %s are told what to write: %s", async (form, yaml, help) => {
    const found = await said(form, yaml);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/is meant, and .* stands here; /);
    expect(found[0]?.endsWith(help)).toBe(true);
  });

  it("are told in words that need no knowledge of types", async () => {
    const wrong = "columns: [[b], true]\nrows:\n  - {name: a, cells: [[c], yes]}";
    expect((await said("matrix", wrong)).map((each) => each.split(";")[0])).toEqual([
      "4: “columns”: a text or a map is meant, and a list stands here",
      "4: “columns”: a text or a map is meant, and true stands here",
      "6: “cells”: a text or true or false or a map is meant, and a list stands here",
    ]);
  });

  it("are said once: a key that is misspelt is not missing, too", async () => {
    expect(await said("matrix", "colums: [a]\nrows:\n  - {nmae: b, cells: [yes]}")).toEqual([
      "4: unknown key “colums”; did you mean “columns”?",
      "6: unknown key “nmae”; did you mean “name”?",
    ]);
    expect(await said("matrix", "colour: red\nrows: [{name: b, cells: [yes]}]")).toEqual([
      expect.stringContaining("unknown key “colour”"),
      expect.stringContaining("“columns”: is missing"),
    ]);
  });

  it("are all named at once, each at its place", async () => {
    expect(places((await madeOf("chart", "- {label: a, value: 1}\n- {label: b, value: -2}")).problems)).toEqual([
      ["bad-form", 5],
    ]);
    const wide = "- {value: 123456789012, unit: million years, text: a}";
    expect(places((await madeOf("numbers", [wide, wide, wide].join("\n"))).problems)).toEqual([
      ["bad-form", 4],
      ["bad-form", 5],
      ["bad-form", 6],
    ]);
    const lives = "moments: [x, y]\nparties:\n  - {name: a, from: z}\n  - {name: b, from: x, started-by: nobody}";
    expect(places((await madeOf("lifetimes", lives)).problems)).toEqual([
      ["bad-form", 6],
      ["bad-form", 7],
    ]);
  });
});

describe("a fence whose language is nearly a form", () => {
  it.each(["charts", "wall", "number"])("is code, and a warning names the form: %s", async (language) => {
    const { problems } = await madeOf(language, "- {value: 1, text: a}");
    expect(problems).toMatchObject([{ code: "unread-form", remedy: expect.stringMatching(/^did you mean “/) }]);
  });

  it.each([
    ["charts", "Alice->Bob: hello"],
    ["yaml", "a: 1"],
    ["rust", "a: 1"],
  ])("is code and nothing else where it is no data or a known language: %s", async (language, text) => {
    expect((await madeOf(language, text)).problems).toEqual([]);
  });
});

describe("numbers where a form takes texts", () => {
  it.each([
    ["chart", "- {label: 2024, value: 1}\n- {label: 1.10, value: 2}", ["2024", "1.10"]],
    [
      "matrix",
      "columns: [2024, {name: 2025}]\nrows: [{name: 1.10, cells: [1.50, {text: 3}]}]",
      ["2025", "1.10", "1.50"],
    ],
    ["numbers", "entries: [{value: 1, unit: 7, text: 2024}]\nnote: 1.20", ["2024", "1.20"]],
    ["walls", "- {name: 2024, walls: [{name: 1.10}]}\n- {name: b, walls: [{name: 2}]}", ["2024", "1.10"]],
    ["timeline", "entries: [{date: 2013, label: 3.10}, {date: 2014, label: b}]\nemphasis: 3.10", ["3.10"]],
    ["lifetimes", "moments: [1.10, 2]\nparties: [{name: 2024, from: 1.10}]", ["1.10", "2024"]],
    ["sequence", "parties: [{name: 1.10}, {name: 2}]\nmessages: [{from: 1.10, to: 2, text: 443}]", ["1.10", "443"]],
    [
      "boxes",
      "boxes: [{id: 1, name: 1.10}, {id: 2}]\nrows: [[1, 2]]\nwires: [{from: 1, to: 2, label: 443}]",
      ["1.10", "443"],
    ],
    ["quiz", "choices: [1, 2.0]\nanswer: 2\nexplanation: 2024", ["2.0", "2024"]],
  ])("are texts as they are written: %s", async (form, yaml, shown) => {
    const { problems, live } = await madeOf(form, yaml);
    expect(problems).toEqual([]);
    for (const text of shown) expect(saidIn(live)).toContain(text);
  });
});
