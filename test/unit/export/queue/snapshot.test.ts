import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openWorkplace } from "../../../../src/export/queue/place-snapshot.js";
import { takeSnapshot } from "../../../../src/export/queue/snapshot.js";
import { openPatientStore } from "../../../../src/store/patient.js";
import { projectMaker, type TestProject } from "../../../support/project.js";
import { memoryStore } from "../../../support/stores.js";

const setUp = projectMaker();

function openRoom() {
  const kept = new Map<string, Uint8Array>();
  const store = memoryStore(kept);
  const notes: string[] = [];
  const place = openWorkplace(setUp({ "stand/.keep": "" }).file("stand"));
  rmSync(path.join(place.folder, ".keep"));
  return {
    kept,
    notes,
    place,
    patient: openPatientStore(store, { readOnly: false, note: (note) => notes.push(note) }),
  };
}

/** What stands in a folder: files with their text, links with their targets, empty folders. */
const standing = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .filter((name) => lstatSync(path.join(folder, path.dirname(name))).isDirectory())
      .flatMap((name) => {
        const file = path.join(folder, name);
        const found = lstatSync(file);
        if (found.isSymbolicLink()) return [[name, "link"]];
        if (found.isDirectory()) return readdirSync(file).length === 0 ? [[name, "folder"]] : [];
        return [[name, readFileSync(file, "utf8")]];
      }),
  );

const take = (
  { folder }: TestProject,
  patient: ReturnType<typeof openRoom>["patient"],
  without: readonly string[] = [],
) =>
  takeSnapshot(
    { root: folder, border: "whole" },
    without.map((name) => path.join(folder, name)),
    patient,
  );

it("stands elsewhere as it stood, but for results, names with a dot and programs of packages", async () => {
  const project = setUp({
    "package.json": JSON.stringify({ dependencies: { "a-theme": "1", quarterdeck: "1" } }),
    "slides/a.md": "# A",
    "slides/deep/er/b.svg": "<svg/>",
    "slides/.secret": "x",
    ".env": "PASSWORD=x",
    "dist/a.html": "made",
    "node_modules/a-theme/theme.css": "a {}",
    "node_modules/a-theme/index.js": "process.exit()",
    "node_modules/a-theme/node_modules/inner/x.css": "b {}",
    "node_modules/@ours/quarterdeck-sections/s.md": "# S",
    "node_modules/quarterdeck/package.json": "{}",
    "node_modules/other/y.css": "c {}",
    "packages/quarterdeck-local/l.md": "# L",
  });
  mkdirSync(project.file("empty"));
  symlinkSync("../packages/quarterdeck-local", project.file("node_modules/quarterdeck-local"));
  symlinkSync("a.md", project.file("slides/same.md"));
  symlinkSync("/etc/passwd", project.file("slides/out.md"));
  const { place, patient } = openRoom();
  const snapshot = await take(project, patient, ["dist"]);
  expect(await place.place(snapshot, patient)).toBeUndefined();
  expect(standing(place.folder)).toEqual({
    empty: "folder",
    "node_modules/@ours/quarterdeck-sections/s.md": "# S",
    "node_modules/a-theme/theme.css": "a {}",
    "node_modules/quarterdeck-local": "link",
    "package.json": readFileSync(project.file("package.json"), "utf8"),
    "packages/quarterdeck-local/l.md": "# L",
    "slides/a.md": "# A",
    "slides/deep/er/b.svg": "<svg/>",
    "slides/same.md": "link",
  });
  expect(readFileSync(path.join(place.folder, "slides/same.md"), "utf8")).toBe("# A");
  // The same project has the same snapshot, wherever it stands.
  expect(await takeSnapshot({ root: place.folder, border: "whole" }, [], patient)).toBe(snapshot);
});

it("changes from one snapshot to the next, whatever takes the place of what", async () => {
  const { place, patient } = openRoom();
  const project = setUp({ "a/b/c.md": "1", "d.md": "1", "e/f.md": "1", "same.md": "1" });
  symlinkSync("d.md", project.file("link.md"));
  const first = await take(project, patient);
  await place.place(first, patient);
  const before = standing(place.folder);
  for (const name of ["a", "d.md", "e", "link.md"]) rmSync(project.file(name), { recursive: true });
  // A file where a folder was, a folder where a file was, a file where a link was.
  project.write("a", "2");
  project.write("d.md/x.md", "2");
  project.write("link.md", "2");
  mkdirSync(project.file("e"));
  const second = await take(project, patient);
  expect(await place.place(second, patient)).toBeUndefined();
  expect(standing(place.folder)).toEqual({ a: "2", "d.md/x.md": "2", e: "folder", "link.md": "2", "same.md": "1" });
  await place.place(first, patient);
  expect(standing(place.folder)).toEqual(before);
});

it("fetches only what it has not, and says what is missing", async () => {
  const { place, patient, kept } = openRoom();
  const project = setUp({ "a.md": "1", "b.md": "1b" });
  await place.place(await take(project, patient), patient);
  project.write("b.md", "2");
  const second = await take(project, patient);
  const asked: string[] = [];
  const counting = {
    ...patient,
    get: (key: string, most: number) => patient.get(key, most).finally(() => asked.push(key)),
  };
  await place.place(second, counting);
  // The list of files, and the one that is new.
  expect(asked).toHaveLength(2);
  project.write("c.md", "lost");
  const third = await take(project, patient);
  const lost = [...kept.entries()].find(([, bytes]) => Buffer.from(bytes).toString() === "lost");
  kept.delete(lost?.[0] ?? "");
  expect(await place.place(third, patient)).toMatch(/^1 file of the project missing from the shared cache .*c\.md$/);
  await patient.put(lost?.[0] ?? "", Buffer.from("lost"), "once");
  expect(await place.place(third, patient)).toBeUndefined();
  expect(standing(place.folder)).toEqual({ "a.md": "1", "b.md": "2", "c.md": "lost" });
});

it("writes nothing outside of its folder, whatever a list of files says", async () => {
  const { place, patient } = openRoom();
  const { deflateRawSync } = await import("node:zlib");
  const { putBlob } = await import("../../../../src/store/blobs.js");
  const hash = await putBlob(patient, Buffer.from("x"));
  const listed = (list: object) =>
    putBlob(
      patient,
      deflateRawSync(Buffer.from(JSON.stringify({ format: 1, files: [], folders: [], links: [], ...list }))),
    );
  for (const way of ["../x.md", "/x.md", "a/../../x.md", "", "a\0.md"])
    expect(await place.place(await listed({ files: [[way, hash, 1]] }), patient)).toContain("not in the shared cache");
  expect(await place.place(await listed({ links: [["a", "../.."]] }), patient)).toContain("not in the shared cache");
  // A link is made when all files are there: nothing is written through it.
  await place.place(await listed({ files: [["a/x.md", hash, 1]], links: [["a", "b"]], folders: ["b"] }), patient);
  expect(standing(path.dirname(place.folder))).not.toHaveProperty("x.md");
  writeFileSync(path.join(place.folder, "own"), "");
});

it("goes on from what stands after a try that was ended or could not write", async () => {
  const { place, patient } = openRoom();
  const project = setUp({ "a.md": "1", "b.md": "1", "c/d.md": "1" });
  const first = await take(project, patient);
  await place.place(first, patient);
  for (const name of ["a.md", "b.md", "c/d.md"]) project.write(name, `2 of ${name}`);
  const second = await take(project, patient);
  const ended = new AbortController();
  const slow = {
    ...patient,
    async get(key: string, most: number) {
      const bytes = await patient.get(key, most);
      if (Buffer.from(bytes ?? "").toString() === "2 of b.md") ended.abort(new Error("nobody wants it"));
      return bytes;
    },
  };
  await expect(place.place(second, slow, ended.signal)).rejects.toThrow("nobody wants it");
  // Whatever was written of the second one, the first one is whole afterwards.
  expect(await place.place(first, patient)).toBeUndefined();
  expect(standing(place.folder)).toEqual({ "a.md": "1", "b.md": "1", "c/d.md": "1" });
  expect(await place.place(second, patient)).toBeUndefined();
  expect(standing(place.folder)).toEqual({ "a.md": "2 of a.md", "b.md": "2 of b.md", "c/d.md": "2 of c/d.md" });
});

it("takes packages along that an installer keeps in hidden folders, and leaves out what nobody can read", async () => {
  const project = setUp({
    "package.json": JSON.stringify({ dependencies: { "a-theme": "1" } }),
    "node_modules/.pnpm/a-theme@1/node_modules/a-theme/theme.css": "a {}",
    "slides/a.md": "# A",
  });
  symlinkSync(".pnpm/a-theme@1/node_modules/a-theme", project.file("node_modules/a-theme"));
  const { place, patient } = openRoom();
  expect(await place.place(await take(project, patient), patient)).toBeUndefined();
  expect(standing(place.folder)).toMatchObject({ "node_modules/a-theme/theme.css": "a {}", "slides/a.md": "# A" });
});
