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

function general({ bg, bg2, card, ink, muted }: Palette): Settings {
  return {
    background: bg,
    primaryColor: card,
    secondaryColor: bg2,
    tertiaryColor: bg2,
    primaryTextColor: ink,
    secondaryTextColor: ink,
    tertiaryTextColor: ink,
    primaryBorderColor: muted,
    secondaryBorderColor: muted,
    tertiaryBorderColor: muted,
    noteBkgColor: bg2,
    noteTextColor: ink,
    noteBorderColor: muted,
    lineColor: muted,
    arrowheadColor: muted,
    textColor: ink,
    border1: muted,
    border2: muted,
    gradientStart: muted,
    gradientStop: muted,
    errorBkgColor: bg2,
    errorTextColor: ink,
    labelBackground: bg,
    titleColor: ink,
  };
}

function flowing({ bg, bg2, card, ink, muted }: Palette): Settings {
  return {
    nodeBkg: card,
    mainBkg: card,
    nodeBorder: muted,
    clusterBkg: bg,
    clusterBorder: muted,
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
    stateBorder: muted,
    labelBackgroundColor: bg,
    compositeBackground: bg,
    altBackground: bg,
    compositeTitleBackground: card,
    compositeBorder: muted,
    innerEndBackground: muted,
    specialStateColor: muted,
    classText: ink,
    requirementBackground: card,
    requirementBorderColor: muted,
    requirementTextColor: ink,
    relationColor: muted,
    relationLabelBackground: bg,
    relationLabelColor: ink,
    archEdgeColor: muted,
    archEdgeArrowColor: muted,
    archGroupBorderColor: muted,
  };
}

function sequence({ bg, bg2, card, ink, muted, accent }: Palette): Settings {
  return {
    actorBorder: muted,
    actorBkg: card,
    actorTextColor: ink,
    actorLineColor: muted,
    labelBoxBkgColor: card,
    labelBoxBorderColor: muted,
    labelTextColor: ink,
    loopTextColor: ink,
    signalColor: muted,
    signalTextColor: ink,
    activationBorderColor: muted,
    activationBkgColor: bg2,
    sequenceNumberColor: bg,
    rectBkgColor: bg2,
    personBorder: muted,
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
  const { bg2, card, muted, ink } = palette;
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
    entries.push([`surface${at}`, at % 2 ? card : bg2], [`surfacePeer${at}`, muted]);
  });
  return Object.fromEntries(entries);
}
