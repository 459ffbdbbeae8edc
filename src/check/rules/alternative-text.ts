import { escapedForPattern } from "../../source/pattern.js";
import type { Span } from "../../source/text.js";
import { hollowPictures, pictureOf, pictureThings, plainWords } from "../hollow.js";
import { placeOfPicture } from "../place.js";
import { type Prose, proseSpan } from "../prose.js";
import { rectHeight, rectWidth } from "../rect.js";
import { defineRule } from "../rule.js";
import type { Picture } from "../seen.js";
import { isTitleSlide } from "../title-slide.js";

/** Pictures without a text that could stand for them. */
export const alternativeText = defineRule({
  id: "alternative-text",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary:
    "A picture or drawing has no alternative text, or one that says nothing: “image”, “Bild 2”, a file's name, a number. Beside the title of a deck a word such as “graph” is enough.",
  why: "The text is what a screen reader speaks, what a search finds, and what the PDF's tags hold. It says what the picture shows, not that it is a picture.",
  bad: "## The stack\n\n![image](photo.png)\n",
  good: "## The stack\n\n![Three boxes: the engine calls the shim, the shim calls the runtime](photo.png)\n",
  options: {
    useless: {
      default: hollowPictures,
      help: "texts that say nothing, in small letters; a number behind them says no more",
    },
  },
  slide(subject, deck, { options, report }) {
    const [own] = subject.views;
    const useless = new Set(options.useless.map(plainWords));
    const seen = new Map<string, number>();
    for (const [index, picture] of (own?.measures.pictures ?? []).entries()) {
      const { text } = picture.element;
      const nth = seen.get(text) ?? 0;
      seen.set(text, nth + 1);
      if (!own || picture.decorative) continue;
      const file = deck.fileOf(picture.source)?.path ?? picture.source;
      const fault = picture.kind === "image" ? faultOf(picture.alt, file, useless) : faultOfDrawing(picture, useless);
      if (!fault || (isTitleSlide(subject) && isThing(picture.alt))) continue;
      report({
        span: placeOfAlternative(subject.prose, text, nth) ?? placeOfPicture(subject, picture.element, index),
        message: fault,
        remedy:
          picture.kind === "image"
            ? "write what it shows: ![The engine calls the shim](…); for mere decoration add role=presentation"
            : 'say what it shows: role="img" aria-label="The engine calls the shim"; for mere decoration write aria-hidden="true"',
        slide: subject,
        view: own.view,
        rects: [picture.rect],
      });
    }
  },
});

/** Where a text stands for a picture the n-th time, from 0: pictures with the same text are told apart by their order. */
function placeOfAlternative(prose: Prose, text: string, nth: number): Span | undefined {
  const words = escapedForPattern(text);
  const marks = new RegExp(`(?<=!\\[)${words}(?=\\])|(?<=\\balt=")${words}(?=")`, "g");
  const found = text === "" ? undefined : [...prose.written.slice(0, prose.notesFrom).matchAll(marks)][nth];
  return found && proseSpan(prose, found.index, text.length);
}

/** Whether one word says what a picture is a picture of or shows; beside a title, where it decorates, that is enough. */
const isThing = (alt: string | undefined): boolean => pictureThings.includes(plainWords(alt ?? ""));

/** Drawings below this many pixels, in width or height, are taken for ornaments unless they say that they are pictures. */
const smallest = 100;

function faultOfDrawing(picture: Picture, useless: ReadonlySet<string>): string | undefined {
  const { kind, alt, rect, region, isRoleImage, isToldElsewhere } = picture;
  if (kind !== "drawing" || isToldElsewhere || region !== "body") return undefined;
  const isSmall = Math.min(rectWidth(rect), rectHeight(rect)) < smallest;
  if ((alt ?? "").trim() === "") return isSmall && !isRoleImage ? undefined : "this drawing has no name";
  return faultOf(alt, "", useless)?.replace("the alternative text", "the drawing's name");
}

function faultOf(alt: string | undefined, file: string, useless: ReadonlySet<string>): string | undefined {
  const text = (alt ?? "").trim();
  if (text === "") return "this picture has no alternative text";
  if (isFileName(text, file)) return `the alternative text “${text}” is a file's name`;
  if (isCode(text)) return `the alternative text “${text}” is no text that anybody understands`;
  const isHollow = isUseless(text, useless) || isUseless(text.replace(pictureOf, ""), useless);
  return isHollow ? `the alternative text “${text}” says nothing about the picture` : undefined;
}

/** Words for pictures, with or without a number or an article: `Screenshot 2`, `a picture`, `picture of`. */
function isUseless(text: string, useless: ReadonlySet<string>): boolean {
  const words = plainWords(text);
  const bare = words.replace(/^(?:an?|the|this|my|ein|eine|das|die|une?|la|una) /u, "").replace(/[\d ]+$/u, "");
  return bare === "" || useless.has(words) || useless.has(bare);
}

/** What cameras, telephones and systems call pictures. */
const cameras =
  /^(?:IMG|DSC[NF]?|DSC_|PXL|MVIMG|VID|P\d{3}|WhatsApp Image|Screenshot|Screen Shot|Bildschirmfoto|Capture d['’]écran|Captura de pantalla|Schermata)[ _-]*[\d][\d ._:()-]*(?:(?:at|um|à|a las|alle) [\d.: ]+)?(?:[AP]M)?$/iu;

function isFileName(text: string, file: string): boolean {
  if (/^[^\s/]*\.(?:png|jpe?g|gif|svg|webp|avif|heic|bmp|tiff?)$/iu.test(text)) return true;
  if (/\.(?:png|jpe?g|gif|svg|webp|avif)$/iu.test(text) && text.includes("/")) return true;
  if (cameras.test(text) && /\d{3}/.test(text)) return true;
  const name = file.slice(file.lastIndexOf("/") + 1);
  const stem = name.replace(/\.\w+$/, "");
  // A word alone may well be what the picture shows, and what its file is called after.
  return text === name || (text === stem && /[_\d]|-.*-/u.test(stem) && !/\s/u.test(text)) || isIdentifier(text);
}

/** Words that underscores join, from three on. */
const isIdentifier = (text: string): boolean => /^\w+$/.test(text) && text.split(/_+/).filter(Boolean).length > 2;

/** A hash, an identifier, or what has no letters. */
const isCode = (text: string): boolean =>
  /^(?=\D*\d)(?=[^a-f]*[a-f])[0-9a-f]{7,}$/iu.test(text) ||
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text) ||
  !/[\p{L}\p{N}]/u.test(text);
