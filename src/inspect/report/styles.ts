/** How the report looks: nothing of it is fetched, and it follows the reader's choice of light or dark. */
export const reportStyles = `:root{color-scheme:light dark;--ground:#fbfaf7;--raised:#fff;--ink:#16202b;--soft:#4d5b69;--line:#c9d1d8;--link:#0b5394;
--error:#a3200d;--warning:#7a4b00;--hint:#335a86}
@media (prefers-color-scheme:dark){:root{--ground:#0c1724;--raised:#13202f;--ink:#f4f1ea;--soft:#a9b8c6;--line:#33465a;--link:#8cc4ff;
--error:#ff9d87;--warning:#f3cd7f;--hint:#a9c8ee}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:400 16px/1.5 system-ui,sans-serif}
main,header{max-width:1180px;margin:0 auto;padding:24px 20px}
header{padding-bottom:0}
h1{margin:0 0 4px;font-size:28px;line-height:1.2}
h2{display:inline;margin:0;font-size:21px;line-height:1.3}
h3{margin:0 0 8px;font-size:17px;line-height:1.35}
p{margin:0 0 8px}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}
fieldset{margin:16px 0 0;padding:12px 16px;border:1px solid var(--line);border-radius:8px;display:flex;flex-wrap:wrap;gap:4px 20px}
legend{padding:0 6px;font-weight:600}
label{display:inline-flex;gap:6px;align-items:center;padding:4px 0}
details.deck{margin:0 0 20px;border-top:2px solid var(--line);padding-top:12px}
summary{cursor:pointer;padding:4px 0}
article{margin:16px 0;padding:16px;background:var(--raised);border:1px solid var(--line);border-radius:8px}
article:target{border-color:var(--link)}
.seen{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,460px),1fr));margin:0 0 12px}
figure{margin:0}
img{display:block;width:100%;height:auto;border:1px solid var(--line)}
figcaption{color:var(--soft);font-size:14px;padding-top:4px}
ul{margin:0;padding:0;list-style:none}
li{padding:8px 0;border-top:1px solid var(--line)}
li:first-child{border-top:0}
li p{margin:0;overflow-wrap:anywhere}
.error b{color:var(--error)}
.warning b{color:var(--warning)}
.hint b{color:var(--hint)}
@media print{fieldset{display:none}article{break-inside:avoid}}`;

/**
 * What hides all but one rule while that is chosen: findings, and slides and decks without one of it.
 *
 * @param rules ids, which hold nothing but small letters, digits and hyphens
 */
export const filterStyles = (rules: readonly string[]): string =>
  rules
    .map((rule) => {
      const chosen = `body:has(#only-${rule}:checked)`;
      const other = `:not([data-rules~="${rule}"])`;
      return `${chosen} :is(li,article,figure,details.deck)${other}{display:none}`;
    })
    .join("\n");
