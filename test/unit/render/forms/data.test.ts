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

  it.each(["cite: {toString: 1}", "cite: [{toString: 1}]", "cite: [[a, [b]]]", "cite: [5]", "cite: [null]"])(
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
      "5: “entry 2”: expected string, found Array; see docs/forms.md for what “entry 2” takes",
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
