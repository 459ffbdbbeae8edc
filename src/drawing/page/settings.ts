import { keptFromDiagrams } from "./directives.js";
import type { Settings } from "./mermaid.js";
import { overridesOf } from "./overrides.js";
import { seriesColours } from "./series.js";
import type { Look } from "./types.js";
import { variablesOf } from "./variables.js";

/** The size of letters for which mermaid's own measures are meant. */
const usualSize = 16;

const fixed: Settings = {
  startOnLoad: false,
  securityLevel: "strict",
  suppressErrorRendering: true,
  deterministicIds: true,
  deterministicIDSeed: "quarterdeck",
  maxTextSize: 50_000,
  maxEdges: 500,
  htmlLabels: false,
  logLevel: 5,
  arrowMarkerAbsolute: false,
  secure: [...keptFromDiagrams],
};

/** Configures mermaid for drawings in the colours of a palette. */
export function ownSettings(look: Look): Settings {
  return {
    ...measures(look),
    ...fixed,
    theme: "base",
    themeVariables: variablesOf(look),
    themeCSS: overridesOf(look),
  };
}

/** Configures mermaid for a drawing whose author names one of mermaid's themes: colours are mermaid's. */
export function foreignSettings(look: Look): Settings {
  const { fontFamily, fontSize } = look;
  return { ...measures(look), ...fixed, themeVariables: { fontFamily, fontSize: `${fontSize}px` } };
}

/** Mermaid's measures, larger or smaller with the letters. */
function measures(look: Look): Settings {
  const { fontFamily, fontSize } = look;
  const scale = (length: number) => Math.round((length * fontSize) / usualSize);
  const small = Math.round(fontSize * 0.8);
  return {
    fontFamily,
    fontSize,
    flowchart: { htmlLabels: false, wrappingWidth: scale(200), padding: scale(14), useMaxWidth: false },
    class: { htmlLabels: false, padding: scale(10) },
    state: { htmlLabels: false, padding: scale(8), fontSize },
    block: { padding: scale(8) },
    er: { fontSize, entityPadding: scale(12), diagramPadding: scale(14) },
    requirement: { fontSize },
    mindmap: { padding: scale(12), maxNodeWidth: scale(200) },
    kanban: { sectionWidth: scale(200), padding: scale(8) },
    architecture: { fontSize, iconSize: scale(70), padding: scale(36) },
    sequence: sequence(look, scale),
    gantt: gantt(fontSize, scale),
    journey: { ...journey(look, scale), textPlacement: "fo" },
    timeline: { ...journey(look, scale), textPlacement: "tspan" },
    c4: c4(look, scale),
    quadrantChart: quadrant(fontSize, scale),
    xyChart: xyChart(fontSize, scale),
    sankey: {
      width: scale(620),
      height: scale(400),
      linkColor: "source",
      labelStyle: "outlined",
      nodePadding: scale(16),
    },
    packet: { rowHeight: scale(36), bitWidth: scale(32), paddingY: scale(12) },
    radar: {
      width: scale(480),
      height: scale(480),
      marginTop: scale(80),
      marginLeft: scale(90),
      marginRight: scale(120),
    },
    treemap: { valueFontSize: small, labelFontSize: fontSize, nodeWidth: scale(100), nodeHeight: scale(40) },
    venn: { width: scale(700), height: scale(420) },
    cynefin: { width: scale(800), height: scale(600) },
    treeView: { paddingY: scale(4), rowIndent: scale(14) },
    eventmodeling: { rowHeight: scale(32) },
    railroad: { fontSize, fontFamily },
    "wardley-beta": {
      labelFontSize: small,
      axisFontSize: small,
      width: scale(900),
      height: scale(560),
      nodeRadius: scale(6),
    },
  };
}

type Scale = (length: number) => number;

function sequence({ fontFamily, fontSize }: Look, scale: Scale): Settings {
  const kinds = ["actor", "note", "message"];
  return {
    ...Object.fromEntries(kinds.map((kind) => [`${kind}FontSize`, fontSize])),
    ...Object.fromEntries(kinds.map((kind) => [`${kind}FontFamily`, fontFamily])),
    ...{ width: scale(150), height: scale(56), actorMargin: scale(50), messageMargin: scale(36) },
    ...{ boxMargin: scale(10), noteMargin: scale(10), labelBoxWidth: scale(56), labelBoxHeight: scale(24) },
    ...{ activationWidth: scale(10), textPlacement: "tspan", mirrorActors: false, bottomMarginAdj: scale(10) },
  };
}

function gantt(fontSize: number, scale: Scale): Settings {
  return {
    fontSize,
    sectionFontSize: fontSize,
    barHeight: scale(28),
    barGap: scale(6),
    topPadding: scale(56),
    leftPadding: scale(120),
    rightPadding: scale(40),
    titleTopMargin: scale(25),
    gridLineStartPadding: scale(40),
    useWidth: scale(900),
  };
}

function journey({ palette, fontFamily, fontSize }: Look, scale: Scale): Settings {
  const colours = seriesColours(palette, 5);
  return {
    taskFontSize: fontSize,
    taskFontFamily: fontFamily,
    titleFontFamily: fontFamily,
    titleFontSize: `${Math.round(fontSize * 1.3)}px`,
    titleColor: palette.ink,
    ...{ width: scale(160), height: scale(56), leftMargin: scale(150), taskMargin: scale(50) },
    actorColours: colours.map(({ fill }) => fill),
    sectionFills: colours.map(({ fill }) => fill),
    sectionColours: colours.map(({ text }) => text),
  };
}

function c4({ palette, fontFamily, fontSize }: Look, scale: Scale): Settings {
  const { card, bg2, muted } = palette;
  const inner = ["person", "system", "container", "component"].flatMap((kind) =>
    kind === "person" ? [kind] : [kind, `${kind}_db`, `${kind}_queue`],
  );
  const fonts = [...inner, ...inner.map((kind) => `external_${kind}`), "boundary", "message"].flatMap((kind) => [
    [`${kind}FontSize`, fontSize],
    [`${kind}FontFamily`, fontFamily],
  ]);
  const colours = inner.flatMap((kind) => [
    [`${kind}_bg_color`, card],
    [`${kind}_border_color`, muted],
    [`external_${kind}_bg_color`, bg2],
    [`external_${kind}_border_color`, muted],
  ]);
  return {
    ...Object.fromEntries([...fonts, ...colours]),
    width: scale(216),
    height: scale(60),
    c4ShapeMargin: scale(60),
    c4ShapePadding: scale(20),
    messageFontSize: Math.round(fontSize * 0.8),
  };
}

function quadrant(fontSize: number, scale: Scale): Settings {
  const labels = ["xAxisLabel", "yAxisLabel", "quadrantLabel"].map((kind) => [`${kind}FontSize`, fontSize]);
  return {
    ...Object.fromEntries(labels),
    titleFontSize: Math.round(fontSize * 1.2),
    pointLabelFontSize: Math.round(fontSize * 0.9),
    pointRadius: scale(6),
    pointTextPadding: scale(9),
    chartWidth: scale(560),
    chartHeight: scale(480),
  };
}

function xyChart(fontSize: number, scale: Scale): Settings {
  const axis = { labelFontSize: fontSize, titleFontSize: fontSize, axisLineWidth: 1.5, tickWidth: 1.5 };
  return {
    width: scale(720),
    height: scale(420),
    titleFontSize: Math.round(fontSize * 1.2),
    legendFontSize: fontSize,
    xAxis: axis,
    yAxis: axis,
  };
}
