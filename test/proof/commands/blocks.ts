import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A block of commands on a slide of the curriculum. */
export interface CommandBlock {
  /** The slide's id, and behind a dot which of its blocks this is, from 2. */
  readonly name: string;
  readonly place: string;
  readonly lines: readonly string[];
  /** Whether it shows what was typed behind prompts, and what came back. */
  readonly isRecord: boolean;
}

/** Every fence of the languages `sh`, `bash` and `console` in the sections of the curriculum, in the order of the files. */
export function commandBlocks(): readonly CommandBlock[] {
  const files = readdirSync("slides", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
    .map((file) => path.join("slides", file));
  return files.toSorted().flatMap((file) => blocksIn(file, readFileSync(file, "utf8").split("\n")));
}

function blocksIn(file: string, lines: readonly string[]): CommandBlock[] {
  const blocks: CommandBlock[] = [];
  let slide = "";
  for (const [index, line] of lines.entries()) {
    slide = /<!-- \.slide:.*\bid="([^"]+)"/.exec(line)?.[1] ?? slide;
    const [, fence, language] = /^\s*(`{3,})(sh|bash|console)\b/.exec(line) ?? [];
    if (fence === undefined) continue;
    const length = lines.slice(index + 1).findIndex((later) => later.trim() === fence);
    const count = blocks.filter(({ name }) => name.split(".")[0] === slide).length + 1;
    blocks.push({
      name: count === 1 ? slide : `${slide}.${count}`,
      place: `${file}:${index + 1}`,
      lines: lines.slice(index + 1, index + 1 + length),
      isRecord: language === "console",
    });
  }
  return blocks;
}
