import type { Slide } from "../../model/deck.js";
import { isIsoDate } from "../../words/words.js";
import { documentTime } from "../document-time.js";
import { type AsideOf, type Block, blocksOf, durationText } from "../training/blocks.js";
import { calendarOf } from "../training/calendar.js";
import type { Artifact, Exporter, ExportTools } from "./exporter.js";
import { openPress, type PaperPress } from "./paper-press.js";

/** More letters than this in titles and topics are set smaller, so that a day stays on one sheet. */
const manyLetters = 1500;

/** A training by the clock, for those who plan it: a sheet of paper, and a calendar where day and hour are known. */
export const exporter: Exporter = {
  format: "plan",
  async run(deck, tools) {
    const press = openPress(deck, tools);
    const blocks = blocksOf(press.rendered.deck, press.rendered.words, asidesIn(tools));
    const pdf = await press.print("plan", contextOf(press, blocks));
    return [await press.finish(pdf, "plan", []), ...calendar(press, blocks, tools)];
  },
};

/** What slides are besides content: their layout says it, or a tag. */
const asidesIn =
  ({ templates }: ExportTools): AsideOf =>
  ({ layout, tags }: Slide) =>
    templates.catalogue.layouts.get(layout)?.aside ?? ["break", "recap"].find((kind) => tags.includes(kind));

function contextOf({ rendered: { deck, words } }: PaperPress, blocks: readonly Block[]) {
  const { title, subtitle, description, speaker, event, date, day } = deck.info;
  const minutes = blocks.reduce((sum, block) => sum + block.minutes, 0);
  const letters = blocks.reduce((sum, block) => sum + block.title.length + block.topics.join(" · ").length, 0);
  const [first, last] = [blocks[0], blocks.at(-1)];
  const isClock = day?.start !== undefined && minutes > 0;
  return {
    title,
    subtitle,
    description,
    isDense: letters > manyLetters,
    isTimed: minutes > 0,
    facts: [
      { word: words.say("plan.date"), text: words.date(date) },
      { word: words.say("plan.time"), text: isClock ? `${first?.begins} – ${last?.ends}` : "" },
      { word: words.say("plan.duration"), text: durationText(minutes, words) },
      { word: words.say("plan.event"), text: event },
      {
        word: words.say("paper.speaker"),
        text: [speaker.name, speaker.role, speaker.contact].filter(Boolean).join(", "),
      },
    ].filter(({ text }) => text !== ""),
    blocks: blocks.map((block) => ({
      ...block,
      isBreak: block.kind === "break",
      length: durationText(block.minutes, words),
    })),
  };
}

/** The calendar; none, and a word on what is missing, where the deck does not say on which day and at what time it begins. */
function calendar({ rendered: { deck } }: PaperPress, blocks: readonly Block[], tools: ExportTools): Artifact[] {
  const { info } = deck;
  const missing = [
    ...(isIsoDate(info.date) ? [] : ["`date: 2026-11-27`"]),
    ...(info.day?.start === undefined ? ["`agenda: day from 9:00`"] : []),
    ...(blocks.every(({ minutes }) => minutes === 0) ? ["`minutes` of slides"] : []),
  ];
  if (missing.length > 0) {
    tools.notice(`the plan comes without a calendar, which needs ${missing.join(" and ")}`);
    return [];
  }
  const text = calendarOf(blocks, { info, stamp: documentTime(info, tools.environment) });
  return [{ format: "plan", fileName: `${info.name}-plan.ics`, bytes: Buffer.from(text) }];
}
