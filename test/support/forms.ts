import { render } from "./render.js";

const firecracker = `id: firecracker
name: Firecracker
category: microvm
attributes:
  language: Rust
  boot_time: {value: 125, unit: ms, source: {repo: a/b}}
  endless: .inf
facts: []
`;

/** Makes a slide of a form's YAML in its fence; the registry knows Firecracker's boot time, 125 ms. */
export const madeOf = (form: string, yaml: string, more: Readonly<Record<string, string>> = {}) =>
  render({
    "talk.md": `## A\n\n\`\`\`${form}\n${yaml}\n\`\`\`\n`,
    "slides/facts/firecracker.yaml": firecracker,
    ...more,
  });

/** What is read of HTML: its text, with single spaces. */
export const saidIn = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/(?:\s|&nbsp;)+/g, " ");

interface Placed {
  readonly code: string;
  readonly span?: { readonly start: number; readonly file: { readonly text: string } };
}

/** The code and the line of each problem. */
export const places = (problems: readonly Placed[]) =>
  problems.map(({ code, span }) => [code, span?.file.text.slice(0, span.start).split("\n").length]);
