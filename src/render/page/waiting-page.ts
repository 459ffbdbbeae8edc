import type { Templates } from "../design/templates.js";
import { asHtml, escapeHtml, scriptJson, scriptText } from "../html/html.js";
import { iconUrl } from "./deck-page.js";
import type { SentPage } from "./decks-page.js";
import { aboutDecksPolicy } from "./policy.js";

const styles = `:root{color-scheme:dark}
body{margin:0;background:#0c1724;color:#f4f1ea;font:400 18px/1.5 system-ui,sans-serif}
main{padding:32px 20px}
h1{margin:0 0 8px;font-size:32px;line-height:1.2}
p{margin:0 0 8px;color:#9fb0c0}
a{color:#f4f1ea}`;

/**
 * What stands in the place of a deck that never could be made. It is in English, as what it says of the deck is.
 * @param settings what its script is told
 */
export function renderWaitingPage(name: string, settings: object, script: string, templates: Templates): SentPage {
  const text = scriptText(script);
  const html = asHtml(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)}</title>
<link rel="icon" href="${escapeHtml(iconUrl(templates))}">
<style>${styles}</style>
</head>
<body>
<main>
<h1>${escapeHtml(name)}</h1>
<p>This deck cannot be made yet. It is shown here as soon as it can.</p>
<p><a href="/">All decks</a></p>
</main>
<script type="application/json" id="quarterdeck-waiting">${scriptJson(settings)}</script>
<script>${text}</script>
</body>
</html>
`);
  return { html, policy: aboutDecksPolicy(html, [text]) };
}
