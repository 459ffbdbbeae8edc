import { describe, expect, it } from "vitest";
import { checkTogether, spoken } from "../../support/check.js";

const checked = checkTogether();

describe.concurrent("decks that nobody should hear about", () => {
  const table = "| Runtime | Language |\n| --- | --- |\n| runc | Go |\n| podman | C |\n";
  const code = '```js [1-2|3]\nconst images = ["alpine"];\nconst count = images.length;\nconsole.log(count);\n```\n';
  const decks: Readonly<Record<string, string>> = {
    "a plain Markdown file": `# What starts a container\n\nA talk without any setting\n\n---\n\n## Images are layers\n\n1. Read the manifest\n2. Fetch what is missing\n   - only that\n\n> A quotation of one line.\n\n---\n\n## Two of them\n\n${table}\n- [x] done\n- [ ] to do\n\n${code}`,
    "a reveal-md deck": `---\ntitle: Containers\ntheme: white\nseparator: <!--s-->\nverticalSeparator: <!--v-->\nrevealOptions:\n  transition: fade\n---\n\n# Containers\n\nfrom the *beginning*\n\n<!--s-->\n\n## Agenda of the day\n\n- Images <!-- .element: class="fragment" -->\n- Runtimes <!-- .element: class="fragment" data-fragment-index="1" -->\n\nNote: say hello\n\n<!--v-->\n\n### Below the first\n\n${code}`,
    "a reveal.js deck in black": `---\ntheme: black\n---\n\n<!-- .slide: data-background-color="#102040" -->\n## On a dark blue\n\nSome **strong** text with a [link to the demo](#/0)\n\n---\n\n<div class="r-stack">\n<p class="fragment fade-out">This goes away when that comes</p>\n<p class="fragment">That comes when this goes away</p>\n</div>\n\n---\n\n## Two of them\n\n${table}`,
    "a described wall without a scope":
      "## A process and its kernel\n\n```boxes\nboxes:\n  - {id: process, role: workload}\n  - {id: kernel, role: kernel}\nrows: [[process], [kernel]]\nwalls: [{between: [process, kernel], label: system calls}]\n```\n",
  };

  it.each(Object.entries(decks).map(([name, text]) => [name, checked({ "talk.md": text })] as const))(
    "%s",
    async (_, found) => {
      expect(spoken(await found())).toEqual([]);
    },
  );
});
