import type { Palette } from "../../render/drawing/roles.js";
import { chartVariables } from "./chart-variables.js";
import type { Settings } from "./mermaid.js";
import { seriesColours } from "./series.js";
import type { Look } from "./types.js";

/** Mermaid derives what is not set by turning and lightening; so everything is set. */
export function variablesOf({ palette, fontFamily, fontSize }: Look): Settings {
  const size = `${fontSize}px`;
  return {
    // What is derived fits the dark ground of the marks.
    darkMode: true,
    fontFamily,
    fontSize: size,
    useGradient: false,
    dropShadow: "none",
    strokeWidth: 1.5,
    ...general(palette),
    ...flowing(palette),
    ...sequence(palette),
    ...gantt(palette),
    ...numbered(palette),
    ...chartVariables(palette, fontSize),
  };
}

function general({ bg, bg2, card, ink, muted, line }: Palette): Settings {
  return {
    background: bg,
    primaryColor: card,
    secondaryColor: bg2,
    tertiaryColor: bg2,
    primaryTextColor: ink,
    secondaryTextColor: ink,
    tertiaryTextColor: ink,
    primaryBorderColor: line,
    secondaryBorderColor: line,
    tertiaryBorderColor: line,
    noteBkgColor: bg2,
    noteTextColor: ink,
    noteBorderColor: line,
    lineColor: muted,
    arrowheadColor: muted,
    textColor: ink,
    border1: line,
    border2: line,
    gradientStart: line,
    gradientStop: line,
    errorBkgColor: bg2,
    errorTextColor: ink,
    labelBackground: bg,
    titleColor: ink,
  };
}

function flowing({ bg, bg2, card, ink, muted, line }: Palette): Settings {
  return {
    nodeBkg: card,
    mainBkg: card,
    nodeBorder: line,
    clusterBkg: bg2,
    clusterBorder: line,
    defaultLinkColor: muted,
    edgeLabelBackground: bg,
    nodeTextColor: ink,
    rowOdd: card,
    rowEven: bg2,
    attributeBackgroundColorOdd: card,
    attributeBackgroundColorEven: bg2,
    transitionColor: muted,
    transitionLabelColor: ink,
    stateLabelColor: ink,
    stateBkg: card,
    stateBorder: line,
    labelBackgroundColor: bg,
    compositeBackground: bg2,
    altBackground: bg2,
    compositeTitleBackground: card,
    compositeBorder: line,
    innerEndBackground: muted,
    specialStateColor: muted,
    classText: ink,
    requirementBackground: card,
    requirementBorderColor: line,
    requirementTextColor: ink,
    relationColor: muted,
    relationLabelBackground: bg,
    relationLabelColor: ink,
    archEdgeColor: muted,
    archEdgeArrowColor: muted,
    archGroupBorderColor: line,
  };
}

function sequence({ bg, bg2, card, ink, muted, line, accent }: Palette): Settings {
  return {
    actorBorder: line,
    actorBkg: card,
    actorTextColor: ink,
    actorLineColor: line,
    labelBoxBkgColor: card,
    labelBoxBorderColor: line,
    labelTextColor: ink,
    loopTextColor: ink,
    signalColor: muted,
    signalTextColor: ink,
    activationBorderColor: line,
    activationBkgColor: bg2,
    sequenceNumberColor: bg,
    rectBkgColor: bg2,
    personBorder: line,
    personBkg: card,
    critBorderColor: accent,
  };
}

function gantt(palette: Palette): Settings {
  const { bg, bg2, card, ink, muted, line, accent } = palette;
  return {
    sectionBkgColor: bg2,
    altSectionBkgColor: bg,
    sectionBkgColor2: bg2,
    excludeBkgColor: card,
    gridColor: line,
    taskBorderColor: palette.hardware,
    taskBkgColor: palette.hardware,
    taskTextColor: palette["on-hardware"],
    taskTextLightColor: palette["on-hardware"],
    taskTextDarkColor: ink,
    taskTextOutsideColor: ink,
    taskTextClickableColor: accent,
    activeTaskBorderColor: accent,
    activeTaskBkgColor: card,
    doneTaskBorderColor: muted,
    doneTaskBkgColor: line,
    critBorderColor: palette.runtime,
    critBkgColor: palette.runtime,
    todayLineColor: accent,
    vertLineColor: accent,
  };
}

/** Variables that are numbered, as mermaid counts them. */
function numbered(palette: Palette): Settings {
  const { bg2, card, line, muted, ink } = palette;
  const entries: [string, string][] = [];
  seriesColours(palette, 13).forEach(({ fill, text }, at) => {
    entries.push(
      [`cScale${at}`, fill],
      [`cScaleLabel${at}`, text],
      [`cScaleInv${at}`, muted],
      [`cScalePeer${at}`, fill],
    );
    entries.push([`pie${at + 1}`, fill], [`venn${at + 1}`, fill], [`fillType${at}`, fill], [`actor${at}`, fill]);
    entries.push([`git${at}`, fill], [`gitBranchLabel${at}`, text], [`gitInv${at}`, ink]);
    entries.push([`surface${at}`, at % 2 ? card : bg2], [`surfacePeer${at}`, line]);
  });
  return Object.fromEntries(entries);
}
