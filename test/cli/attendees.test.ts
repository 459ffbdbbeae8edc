import { describe, expect, it } from "vitest";
import { readAttendees } from "../../src/cli/attendees.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

describe("--attendees", () => {
  it("takes the lines of a text, the column “name” of a table, and the only column of one", () => {
    const { folder } = setUp({
      "a.txt": "Ada  Lovelace\n\nBob\n",
      "b.csv": 'mail;Name\nx;"Doe; ""J"""\n',
      "c.csv": "Ada\nBob\n",
      "d.tsv": "id\tname\r\n1\tDoe, J; Ada\r\n\r\n2\tBob\r\n",
    });
    expect(readAttendees("a.txt", folder)).toEqual(["Ada Lovelace", "Bob"]);
    expect(readAttendees("b.csv", folder)).toEqual(['Doe; "J"']);
    expect(readAttendees("c.csv", folder)).toEqual(["Ada", "Bob"]);
    expect(readAttendees("d.tsv", folder)).toEqual(["Doe, J; Ada", "Bob"]);
  });

  it.each([
    ["nobody.txt", "--attendees nobody.txt: there is no such file\n"],
    ["empty.txt", "--attendees empty.txt: there is no name in it; write one name on each line"],
    ["odd.txt", "odd.txt:2: “a\uFFFDb” has characters that no name has"],
    ["latin.txt", "latin.txt:3: “J\uFFFDrg” has letters that are no UTF-8; save the file as UTF-8"],
    ["long.txt", "long.txt:1: “"],
    ["table.csv", "no column is called “name”, only “First name”, “Mail”; call one “name”"],
  ])("says what is wrong with %s, and where", async (given, help) => {
    const { folder } = setUp({
      "a.md": "## A\n",
      "empty.txt": "\n \n",
      "odd.txt": "Ada\na\u0000b\n",
      "latin.txt": Buffer.from("Ada\n\nJ\u00f6rg\n", "latin1"),
      "long.txt": "x".repeat(201),
      "table.csv": "First name,Mail\nAda,ada@example.org\n",
    });
    const { status, err } = await quarterdeckHere(folder, ["build", "a.md", "-f", "certificate", "--attendees", given]);
    expect([status, err]).toEqual([2, expect.stringContaining(help)]);
  });
});
