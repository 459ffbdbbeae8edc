import path from "node:path";
import * as v from "valibot";
import { it } from "vitest";
import { openDotPen } from "../../../../src/drawing/dot-pen.js";
import { schema } from "../../../../src/render/forms/boxes/description.js";
import { boxes } from "../../../../src/render/forms/boxes.js";
import { layBoxes, liesIn } from "../../../support/boxes-geometry.js";
import { randomBoxes } from "../../../support/random-boxes.js";

it("probe", async () => {
  const pen = openDotPen(path.resolve("lib/graphviz-worker.js"));
  for (const kind of ["rows", "graph"] as const)
    for (const width of [1104, 812]) {
      let drawn = 0,
        bad = 0;
      const why = new Map<string, number>();
      const lies = new Map<string, number[]>();
      for (let seed = 1; seed <= (kind === "rows" ? 400 : 150); seed++) {
        const d = randomBoxes(seed, kind);
        const graph = boxes.graph?.(v.parse(schema, d));
        const laid = layBoxes(d, { width, drawn: graph ? await pen.draw(graph, { key: "", faces: [] }) : undefined });
        if (!laid.view) {
          const k = (laid.said[0]?.detail ?? "NOTHING").replace(/“[^”]*”/g, "X");
          why.set(k, (why.get(k) ?? 0) + 1);
          continue;
        }
        drawn++;
        const l = liesIn(laid.view);
        if (l.length) bad++;
        for (const x of l) {
          const k = x
            .replace(/label (?!of).*? over/, "label over")
            .replace(/(words of wall|wall|box|scope) .*?( over|$)/g, "$1$2")
            .replace(/wire \d/, "wire");
          lies.set(k, [...(lies.get(k) ?? []), seed]);
        }
      }
      console.log(
        kind,
        width,
        "drawn",
        drawn,
        "bad",
        bad,
        [...why],
        [...lies].map(([k, s]) => `${k}: ${s.length} e.g. ${s.slice(0, 4)}`),
      );
    }
  pen.close();
}, 300000);
