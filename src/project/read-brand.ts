import { brandSchema } from "../content/brand-schema.js";
import type { Reader } from "../content/reader.js";
import { readYamlFile } from "../content/settings.js";
import { keyItself } from "../content/yaml-place.js";
import {
  type Brand,
  type BrandColour,
  type BrandLogo,
  type Closing,
  colourRoles,
  type Ground,
  grounds,
} from "../model/brand.js";
import { dataUrl, readAsset } from "../render/assets.js";
import { opaqueColour } from "../render/design/brightness.js";
import { tokensIn } from "../render/design/tokens.js";
import { problem } from "../report/problem.js";
import type { BrandFile, BrandSettings } from "./brand-file.js";
import { readBrandFonts } from "./brand-fonts.js";

/** Reads a brand's file, which is there; undefined when it cannot be read. */
export function readBrand(name: string, reader: Reader, installed: BrandFile["installed"]): Brand | undefined {
  const lookup = reader.lookUp(name, ["."]);
  const source = "found" in lookup ? reader.read(lookup.found) : undefined;
  const yaml = source && readYamlFile(source, brandSchema, reader);
  if (!yaml) return undefined;
  const file: BrandFile = { yaml, reader, installed };
  const { settings } = yaml;
  return {
    name: settings.name ?? "",
    short: settings.short ?? settings.name ?? "",
    entity: settings.entity ?? settings.name ?? "",
    colours: coloursOf(file),
    given: tokensIn(yaml),
    ...readBrandFonts(file),
    logos: logosOf(file),
    cover: {
      picture: settings.cover?.picture ? pictureAt(settings.cover.picture, ["cover", "picture"], file) : "",
      pattern: settings.cover?.pattern ?? "",
    },
    footer: settings.footer ?? "",
    confidential: settings.confidential ?? "",
    legal: settings.legal ?? "",
    closing: closingOf(settings.closing),
  };
}

function closingOf(closing: BrandSettings["settings"]["closing"]): Closing | undefined {
  if (!closing) return undefined;
  const { title = "", text = "", contact = "" } = closing === true ? {} : closing;
  return { title, text, contact };
}

/** A picture of the brand's own folder as a `data:` URL; "" after reporting that there is none, or that it is no picture. */
function pictureAt(reference: string, at: readonly string[], { yaml, reader }: BrandFile): string {
  const span = yaml.spanAt(at);
  const picture = reader.find(reference, ["."], span);
  const asset = picture && readAsset(picture, reader);
  if (asset?.type.startsWith("image/")) return dataUrl(asset);
  if (picture) reader.report(problem("unreadable-image", { path: picture }, { span }));
  return "";
}

function logosOf(file: BrandFile): BrandLogo[] {
  const { logo, name = "" } = file.yaml.settings;
  if (logo === undefined) return [];
  if (typeof logo === "string") {
    const src = pictureAt(logo, ["logo"], file);
    return src === "" ? [] : [{ src, alt: name, ground: "" }];
  }
  const alt = logo.alt ?? name;
  if (alt === "") {
    const values = { key: "logo.alt", detail: "is missing", hint: "say what the logo reads: alt: …, or name: …" };
    file.reader.report(problem("wrong-value", values, { span: file.yaml.spanAt(["logo", keyItself]) }));
  }
  return grounds.flatMap((ground): BrandLogo[] => {
    const reference = logo[ground];
    const src = reference === undefined ? "" : pictureAt(reference, ["logo", ground], file);
    return src === "" ? [] : [{ src, alt, ground }];
  });
}

function coloursOf({ yaml, reader }: BrandFile): BrandColour[] {
  const { colours } = yaml.settings;
  return [undefined, ...grounds].flatMap((ground) =>
    colourRoles.flatMap((role): BrandColour[] => {
      const set: unknown = ground ? colours?.[ground] : colours;
      const value: unknown = Reflect.get(Object(set), role);
      if (typeof value !== "string") return [];
      const at = pathOf(role, ground);
      const span = yaml.spanAt(at);
      if (opaqueColour(value)) return [{ role, value, ground, span }];
      const hint = "write “#f57a56”, rgb(…), hsl(…) or a name of CSS, and nothing that shines through";
      const values = { key: at.join("."), detail: `“${value}” is no colour that can be checked`, hint };
      reader.report(problem("wrong-value", values, { span }));
      return [];
    }),
  );
}

const pathOf = (role: string, ground: Ground | undefined) => ["colours", ...(ground ? [ground] : []), role];
