import fc from "fast-check";
import { mutated, text } from "./text.js";

/** Names that parsers treat in ways of their own, those of our own marks, and plain ones. */
const names = [
  ..."p div span section article h1 h2 ul ol li dl dt dd table caption colgroup col thead tbody tr td th".split(" "),
  ..."a b i em nobr font code pre listing textarea title style script noscript template iframe xmp plaintext".split(
    " ",
  ),
  ..."form input button select option optgroup fieldset label svg math foreignObject desc annotation-xml mi mtext".split(
    " ",
  ),
  ..."mglyph malignmark image img br hr link meta base body head html frameset noembed noframes object embed".split(
    " ",
  ),
  ..."details summary ruby rb rt rp marquee video audio source track picture set animate use path g clipPath".split(
    " ",
  ),
  ..."qd-code qd-break qd-part quarterdeck-code quarterdeck-break slot portal dialog search selectedcontent".split(" "),
  ..."SVG Script feImage linearGradient constructor __proto__ x-y a:b é search math:mi".split(" "),
];

const attributes = [
  ..."id class style title alt href src srcset data-x data-key type open hidden xlink:href xmlns encoding".split(" "),
  ..."onclick onload action formaction content http-equiv poster viewBox viewbox definitionurl xml:space name".split(
    " ",
  ),
  ..."definitionURL __proto__ constructor a<b é data-background-iframe shadowrootmode is slot contenteditable".split(
    " ",
  ),
];

const values = [
  "",
  "x",
  'a"b',
  "a'b",
  "a<b>c",
  "</style>",
  "</title><img src=x>",
  "--><b>",
  "]]>",
  "&amp;&lt;&#0;&#x110000;&notit;&",
  "javascript:alert(1)",
  "java\tscript:x",
  "data:text/html,<b>",
  "//host/x",
  "text/html",
  "url(x)",
  "{{title}}",
  "{{x}}",
  "a\nb\rc\0d",
  "\u00a0",
  "<qd-code data-key=x-0></qd-code>",
  "0;url=//host",
  "color:red;background:url(//host/x)",
];

const name = fc.constantFrom(...names);
const value = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: text });

const attribute = fc
  .tuple(fc.constantFrom(...attributes), value, fc.constantFrom('"', "'", "", "none"))
  .map(([key, written, mark]) => (mark === "none" ? key : `${key}=${mark}${written}${mark}`));

const attributeList = fc.array(attribute, { maxLength: 3 }).map((list) => list.map((one) => ` ${one}`).join(""));

/** What stands between tags and is none. */
const other = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constantFrom("<!-- c -->", "<!-->", "<!--->", "<!-- a -- b --!>", "<!doctype html>", "<![CDATA[<b>]]>", "<?x?>"),
  fc.constantFrom(
    "</",
    "<",
    "</>",
    "</p>",
    "</br>",
    "</div>",
    "</svg>",
    "</ table>",
    "&lt;",
    "&amp;lt;",
    "<a",
    "\n",
    "\n\n",
  ),
  fc.constantFrom(
    "</noscript>",
    "</style>",
    "</title>",
    "</textarea>",
    "</script>",
    "</template>",
    "</select>",
    "</section>",
  ),
);

interface Grammar {
  readonly html: string;
  readonly element: string;
}

/** Pieces of HTML: some well formed, some that no author would write. */
export const html: fc.Arbitrary<string> = fc.letrec<Grammar>((tie: fc.LetrecTypedTie<Grammar>) => ({
  html: fc
    .array(fc.oneof({ depthSize: "small", maxDepth: 6 }, other, tie("element")), { maxLength: 4 })
    .map((pieces) => pieces.join("")),
  element: fc
    .tuple(
      name,
      attributeList,
      tie("html"),
      fc.constantFrom("closed", "closed", "closed", "open", "self", "other"),
      name,
    )
    .map(([tag, own, content, end, wrong]) => {
      if (end === "self") return `<${tag}${own}/>`;
      if (end === "open") return `<${tag}${own}>${content}`;
      return `<${tag}${own}>${content}</${end === "other" ? wrong : tag}>`;
    }),
})).html;

export const hostileHtml = mutated(html, [...names.map((one) => `<${one}>`), ...values, "</", "<!--", "-->", '"', "'"]);
