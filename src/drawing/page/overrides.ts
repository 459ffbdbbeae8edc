import type { Look } from "./types.js";

/** Rules for what mermaid colours and sizes by itself, whatever its variables say. */
export function overridesOf({ palette, fontSize }: Look): string {
  const { bg, card, ink, muted } = palette;
  const sized = (share: number) => `font-size:${Math.round(fontSize * share)}px`;
  return [
    // Text between nodes.
    `.edgeLabel rect.background, .edgeLabel .background { fill: ${bg}; opacity: 1 }`,
    `.edgeLabel text, .edgeLabel .label text { ${sized(0.9)} }`,
    `.edgeTerminals text, .edgeTerminals .label text, .cardinality text { ${sized(0.75)}; fill: ${ink} }`,
    // Charts and plans.
    `.grid .tick text { ${sized(0.7)}; fill: ${muted} }`,
    `.grid path { stroke: none }`,
    `.titleText { ${sized(1.2)} }`,
    `.taskText, .taskTextOutsideRight, .taskTextOutsideLeft { ${sized(0.9)} }`,
    `.node-labels text { ${sized(0.9)} }`,
    `.sankey-label-fg { stroke: ${bg}; stroke-width: 5px; stroke-linejoin: round; paint-order: stroke }`,
    // The ground is only tinted, so that it takes ink; what it holds has the full colour.
    `rect.treemapSection { fill-opacity: 0.2 !important }`,
    `.treemapSectionLabel, .treemapSectionValue { fill-opacity: 1 !important }`,
    `.treemapLeaf { fill-opacity: 1 !important }`,
    `.treemapSectionLabel { ${sized(0.8)} !important; font-weight: 600 }`,
    `.treemapSectionValue { ${sized(0.7)} !important; font-style: normal }`,
    `.venn-title { ${sized(1.2)} }`,
    // Lines of time.
    `.lineWrapper line { stroke: ${muted} !important }`,
    `.mindmap-node line, .timeline-node line { stroke: none !important }`,
    `.eventWrapper { filter: none }`,
    `text[font-size="4ex"] { ${sized(1.3)}; fill: ${ink} }`,
    // Cause and effect.
    `.ishikawa .ishikawa-head-label { ${sized(0.85)} }`,
    // Boards and boundaries.
    `.node .cluster.cluster { fill: ${bg}; stroke: ${muted} }`,
    `.node-icon-text { align-items: center; justify-content: center; text-align: center; color: ${ink} }`,
    `.sections .cluster rect, .sections .cluster path { fill: ${bg} !important; stroke: ${muted} !important }`,
    `.items .node rect { fill: ${card} !important }`,
    `.sections .cluster text { fill: ${ink} !important }`,
    `.sequenceNumber { ${sized(0.65)}; fill: ${bg} !important }`,
  ].join("\n");
}
