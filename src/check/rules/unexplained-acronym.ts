import { bodyOf, notesOf, proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";
import { writtenSlides } from "../subject.js";

/** Acronyms that come before their explanation. */
export const unexplainedAcronym = defineRule({
  id: "unexplained-acronym",
  family: "talk",
  severity: "hint",
  summary: "An acronym is used before a slide or its notes spell it out.",
  why: "Whoever does not know it stops listening at that moment, and nobody asks in front of a full room.",
  bad: "## The kubelet speaks CRI to every runtime\n\nThe socket is local.\n",
  good: "## The kubelet speaks CRI to every runtime\n\nThe Container Runtime Interface is a local socket.\n",
  options: {
    known: {
      default:
        "AI API APIs AWS ASCII BSD CI CD CLI CPU CPUs CSS CSV CVE CVEs DNS EU FAQ GB GNU GPL GPU GUI HTML HTTP HTTPS IBM ID IDs IO IP ISO IT JSON KB LAN LTS MB MIT NASA NAT OK OS PC PDF PNG PR PRs QA RAM REST SDK SQL SSD SSH SSL SVG TB TCP TLS TV UDP UI UK UML UNIX URL URLs US USA USB UTC UX VM VMs VPN WLAN XML YAML ZIP".split(
          " ",
        ),
      help: "acronyms that everybody in the audience knows",
    },
  },
  deck(deck, { options, report }) {
    const known = new Set(options.known);
    for (const subject of writtenSlides(deck)) {
      const { prose } = subject;
      const text = `${bodyOf(prose)}\n${notesOf(prose)}`;
      const initials = initialsOf(text);
      for (const match of bodyOf(prose).matchAll(
        /(?<![\p{L}\p{N}_./@!-])([A-Z]{2,6})s?(?![\p{L}\p{N}_./@-]|-\p{L})/gu,
      )) {
        const acronym = match[1] ?? "";
        if (known.has(match[0]) || known.has(acronym) || shouted.has(acronym)) continue;
        known.add(acronym);
        if (initials.includes(acronym.toLowerCase()) || isSpelledOut(acronym, text)) continue;
        report({
          span: proseSpan(prose, match.index, match[0].length),
          message: `“${acronym}” is used here first and not explained`,
          remedy: "spell it out once, on the slide or in its notes, or add it to the rule's known list",
          slide: subject,
        });
      }
    }
  },
});

/** Words that are written in capitals for emphasis. */
const shouted = new Set(
  "A ALL ALWAYS AND ANY ARE BUT BY DO DONE FOR FROM IF IN IS IT MAY MUST NEVER NEW NO NOT NOW OF OFF ON ONE ONLY OR OUT SHALL SHOULD STOP THE TIP TO TODO UP USE WHY YES YOU II III IV VI VII XX".split(
    " ",
  ),
);

/** The initials of all words in order; hyphens separate words. */
const initialsOf = (text: string) =>
  [...text.matchAll(/(?<![\p{L}\p{N}])\p{L}/gu)].map(([letter]) => letter.toLowerCase()).join("");

/** `CRI (Container …)`, `Container Runtime Interface (CRI)`, `CRI stands for …` */
const isSpelledOut = (acronym: string, text: string) =>
  new RegExp(
    `\\b${acronym}\\s*\\(\\p{L}{3,}|\\p{L}{3,}\\s*\\(${acronym}\\)|\\b${acronym} (?:stands for|is short for)`,
    "u",
  ).test(text);
