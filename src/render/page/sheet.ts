import { asHtml, escapeHtml, type Html } from "../html/html.js";

/** Sheets of paper by their CSS names, in millimetres. ISO 216 and ANSI/ASME Y14.1. */
const sheets = { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } } as const;

export type PaperSize = keyof typeof sheets;
export const paperSizes = Object.keys(sheets) as readonly PaperSize[];

/** How a sheet is held, in the words of CSS. */
export type Orientation = "portrait" | "landscape";

/** A sheet, in millimetres. */
export function sheetSize(size: PaperSize, orientation: Orientation) {
  const { width, height } = sheets[size];
  return orientation === "portrait" ? { width, height } : { width: height, height: width };
}

/** A text across every page; it is no content, and no reader speaks it. */
export const watermarkLayer = (text: string): Html =>
  asHtml(text === "" ? "" : `<div class="watermark" aria-hidden="true"><span>${escapeHtml(text)}</span></div>`);
