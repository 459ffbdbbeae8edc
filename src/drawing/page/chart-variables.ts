import type { Palette } from "../../render/drawing/roles.js";
import type { Settings } from "./mermaid.js";
import { seriesColours } from "./series.js";

/** The variables of diagrams that show numbers, maps and tables. */
export const chartVariables = (palette: Palette, fontSize: number): Settings => ({
  ...charts(palette, fontSize),
  ...maps(palette, fontSize),
  ...tables(palette, fontSize),
});

function charts(palette: Palette, fontSize: number): Settings {
  const { bg, bg2, card, ink, muted, line, accent } = palette;
  const size = `${fontSize}px`;
  const small = `${Math.round(fontSize * 0.8)}px`;
  const axis = { TitleColor: ink, LabelColor: muted, TickColor: muted, LineColor: muted };
  const axes = ["xAxis", "yAxis"].flatMap((name) => Object.entries(axis).map(([key, colour]) => [name + key, colour]));
  return {
    pieTitleTextSize: `${Math.round(fontSize * 1.2)}px`,
    pieTitleTextColor: ink,
    pieSectionTextSize: size,
    pieSectionTextColor: ink,
    pieLegendTextSize: size,
    pieLegendTextColor: ink,
    pieStrokeColor: bg,
    pieOuterStrokeColor: bg,
    pieOuterStrokeWidth: "0px",
    pieOpacity: "1",
    quadrant1Fill: card,
    quadrant2Fill: bg2,
    quadrant3Fill: card,
    quadrant4Fill: bg2,
    ...Object.fromEntries([1, 2, 3, 4].map((at) => [`quadrant${at}TextFill`, muted])),
    quadrantPointFill: accent,
    quadrantPointTextFill: ink,
    quadrantXAxisTextFill: ink,
    quadrantYAxisTextFill: ink,
    quadrantInternalBorderStrokeFill: line,
    quadrantExternalBorderStrokeFill: muted,
    quadrantTitleFill: ink,
    xyChart: {
      backgroundColor: "transparent",
      titleColor: ink,
      dataLabelColor: ink,
      legendTextColor: ink,
      ...Object.fromEntries(axes),
      plotColorPalette: seriesColours(palette, 10)
        .map(({ fill }) => fill)
        .join(","),
    },
    commitLabelColor: ink,
    commitLabelBackground: bg2,
    commitLabelFontSize: small,
    tagLabelColor: ink,
    tagLabelBackground: card,
    tagLabelBorder: muted,
    tagLabelFontSize: small,
    branchLabelColor: ink,
  };
}

function maps(palette: Palette, fontSize: number): Settings {
  const { bg, bg2, card, ink, muted, line, accent } = palette;
  const small = Math.round(fontSize * 0.8);
  const kinds = {
    Ui: "hardware",
    Processor: "guest",
    ReadModel: "workload",
    Command: "kernel",
    Event: "runtime",
  } as const;
  const events = Object.entries(kinds).flatMap(([kind, role]) =>
    ["Fill", "Stroke"].map((part) => [`em${kind}${part}`, palette[role]]),
  );
  return {
    ...Object.fromEntries(events),
    emSwimlaneBackgroundOdd: bg2,
    emSwimlaneBackgroundStroke: muted,
    emArrowhead: muted,
    emRelationStroke: muted,
    vennTitleTextColor: ink,
    vennSetTextColor: ink,
    scaleLabelColor: ink,
    cynefin: {
      ...{ domainFontSize: fontSize, itemFontSize: small, boundaryWidth: 2, cliffWidth: 4, arrowWidth: 2 },
      ...{ boundaryColor: muted, cliffColor: accent, arrowColor: muted, textColor: ink, labelColor: ink },
      ...{ complexBg: bg2, complicatedBg: card, chaoticBg: card, clearBg: bg2, confusionBg: bg },
    },
    radar: {
      ...{
        axisColor: muted,
        axisStrokeWidth: 1.5,
        axisLabelFontSize: fontSize,
        curveOpacity: 0.3,
        curveStrokeWidth: 2,
      },
      ...{
        graticuleColor: line,
        graticuleStrokeWidth: 1,
        graticuleOpacity: 0.3,
        legendBoxSize: small,
        legendFontSize: small,
      },
    },
    wardleyEvolutionColor: accent,
    wardley: {
      ...{ backgroundColor: bg, axisColor: muted, axisTextColor: ink, gridColor: line, componentFill: card },
      ...{ componentStroke: muted, componentLabelColor: ink, linkStroke: muted, evolutionStroke: accent },
      ...{ annotationStroke: muted, annotationTextColor: ink, annotationFill: card },
    },
  };
}

function tables({ bg2, card, ink, muted, accent }: Palette, fontSize: number): Settings {
  const small = Math.round(fontSize * 0.8);
  return {
    packet: {
      ...{
        byteFontSize: `${small}px`,
        labelFontSize: `${fontSize}px`,
        titleFontSize: `${Math.round(fontSize * 1.2)}px`,
      },
      ...{ startByteColor: muted, endByteColor: muted, labelColor: ink, titleColor: ink },
      ...{ blockStrokeColor: muted, blockStrokeWidth: "1.5", blockFillColor: card },
    },
    treemap: { sectionStrokeColor: muted, sectionFillColor: bg2, leafStrokeColor: muted, leafFillColor: card },
    treeView: {
      ...{ labelFontSize: `${fontSize}px`, labelColor: ink, lineColor: muted, iconColor: muted },
      ...{ descriptionColor: muted, highlightBg: bg2, highlightStroke: accent },
    },
  };
}
