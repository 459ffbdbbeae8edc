/**
 * Makes decks for the benchmark: `writeDeck(folder, name, slides)`. The same seed gives the same deck. A third of
 * the slides hold code, a quarter a table, a tenth a picture, all have notes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as zlib from "node:zlib";

const words =
  "runtime kernel namespace cgroup image layer bundle shim socket sandbox guest process syscall mount digest hook".split(
    " ",
  );

const code = {
  go: (n) =>
    `package main\n\nimport "fmt"\n\nfunc main() {\n\tif n := ${n}; n > 0 {\n\t\tfmt.Println("run", n)\n\t}\n}`,
  yaml: (n) => `kind: Pod\nmetadata:\n  name: pod-${n}\n---\nkind: RuntimeClass\nmetadata:\n  name: sandbox-${n}`,
  sh: (n) => `set -e\nrunc spec --bundle b${n}\nrunc create --bundle b${n} demo-${n}\nrunc start demo-${n}`,
  json: (n) => JSON.stringify({ ociVersion: "1.2.0", process: { args: ["sh"], user: { uid: n } } }, null, 2),
};

function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function png(width, height, [red, green, blue]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)];
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(checksum(body));
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      pixels.set([red ^ (x & 63), green ^ (y & 63), blue], y * (width * 3 + 1) + 1 + x * 3);
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", zlib.deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** CRC-32; Node has its own since 22.2. */
function checksum(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** Writes one deck in the dialect that Quarterdeck and reveal-md share, and one for Marp beside it. */
export function writeDeck(folder, name, count) {
  const random = createRandom(42 + count);
  const phrase = (length) => Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(" ");
  const slides = Array.from({ length: count }, (_, index) => {
    const language = Object.keys(code)[Math.floor(index / 3) % 4];
    const parts = [
      `## ${index + 1}: ${phrase(4)}`,
      `- ${phrase(6)}\n- ${phrase(5)} \`code\`\n- **${phrase(2)}** ${phrase(3)}`,
    ];
    if (index % 3 === 0) parts.push(`\`\`\`${language}\n${code[language](index)}\n\`\`\``);
    if (index % 4 === 1) parts.push("| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| crun | C |");
    if (index % 10 === 5) parts.push(`![a picture](img/p${index % 7}.png)`);
    return { body: parts.join("\n\n"), note: `${phrase(12)}. ${phrase(9)}.` };
  });
  for (const dialect of ["reveal", "marp"]) {
    mkdirSync(path.join(folder, dialect, "img"), { recursive: true });
    for (let picture = 0; picture < 7; picture++) {
      writeFileSync(
        path.join(folder, dialect, "img", `p${picture}.png`),
        png(320, 180, [picture * 30, 120, 200 - picture * 20]),
      );
    }
  }
  const reveal = slides.map(({ body, note }) => `${body}\n\nNote:\n${note}\n`).join("\n---\n\n");
  const marp = slides.map(({ body, note }) => `${body}\n\n<!--\n${note}\n-->\n`).join("\n---\n\n");
  writeFileSync(path.join(folder, "reveal", `${name}.md`), `---\ntitle: Deck ${name}\n---\n\n${reveal}`);
  writeFileSync(
    path.join(folder, "marp", `${name}.md`),
    `---\nmarp: true\ntitle: Deck ${name}\npaginate: true\n---\n\n${marp}`,
  );
}
