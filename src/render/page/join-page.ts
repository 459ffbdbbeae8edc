import { directionOf } from "../../words/words.js";
import type { Templates } from "../design/templates.js";
import { styleText } from "../html/css.js";
import { forTemplate, scriptJson, scriptText } from "../html/html.js";
import { iconUrl } from "./deck-page.js";
import type { SentPage } from "./decks-page.js";
import { aboutDecksPolicy } from "./policy.js";

/**
 * The page on which guests of a talk show their code.
 * @param language that of the talk
 * @param script exchanges the code for a role
 */
export function renderJoinPage(language: string, script: string, packaged: Templates): SentPage {
  const templates = packaged.in(language);
  const { words } = templates;
  const text = scriptText(script);
  const sheets = ["scale", "index", "join"].map((name) => templates.sheet(name));
  const html = templates.render("join", {
    language: words.language,
    direction: directionOf(words.language),
    icon: iconUrl(templates),
    styles: forTemplate(styleText(sheets.join("\n"))),
    settings: forTemplate(scriptJson({ language: words.language, messages: words.group("guest.join") })),
    script: forTemplate(text),
  });
  return { html, policy: aboutDecksPolicy(html, [text]) };
}
