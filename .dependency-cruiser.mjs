/**
 * The dependency rule between the folders of src/: each may import only from those above it in this list; neighbours
 * on one line know nothing of each other.
 */
const layers = [
  "ink",
  "queue",
  "source",
  "report",
  "cache",
  "ledger",
  "words",
  "model",
  "content",
  "render",
  "check",
  "project",
  "browser",
  "drawing",
  "store",
  "records",
  "export|inspect|serve",
  "cli",
  "boot",
];
const above = (index) => layers.slice(index + 1).join("|");
const neighbours = layers.flatMap((layer) => (layer.includes("|") ? layer.split("|") : []));
const home = (name, module, files) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: files },
  to: { path: module },
});

export default {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    ...layers.slice(0, -1).map((layer, index) => ({
      name: `${layer}-looks-up-only`,
      severity: "error",
      from: { path: `^src/(${layer})/` },
      to: { path: `^src/(${above(index)})/` },
    })),
    ...neighbours.map((folder) => ({
      name: `${folder}-knows-no-neighbour`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${neighbours.filter((other) => other !== folder).join("|")})/` },
    })),
    {
      name: "player-stands-alone",
      severity: "error",
      from: { path: "^src/player/" },
      // Strokes are drawn by the same function on screen and on paper.
      to: { path: "^src/(?!player/|ink/|words/message[.]ts$)" },
    },
    {
      name: "probe-knows-measures-only",
      severity: "error",
      from: { path: "^src/probe/" },
      to: { path: "^src/(?!probe/|check/(?:measures|seen|rect|samples|spoken)[.]ts$)" },
    },
    {
      name: "probe-is-bundled",
      severity: "error",
      from: { path: "^src/(?!probe/)" },
      to: { path: "^src/probe/(?!main)" },
    },
    {
      name: "live-knows-the-protocol-only",
      severity: "error",
      from: { path: "^src/live/" },
      to: { path: "^src/(?!live/|serve/(?:protocol|room/talk)[.]ts$|words/message[.]ts$)" },
    },
    { name: "live-is-bundled", severity: "error", from: { path: "^src/(?!live/|guest/)" }, to: { path: "^src/live/" } },
    {
      name: "guests-know-protocols-only",
      severity: "error",
      from: { path: "^src/guest/" },
      // A page of a guest is kept up to date as every other one, and shows notes and time as the speaker view does.
      to: {
        path: "^src/(?!guest/|live/|seal/|serve/(?:protocol|room/(?:protocol|talk))[.]ts$|words/message[.]ts$|player/presenter/(?:notes|pacing)[.]ts$)",
      },
    },
    { name: "guests-are-bundled", severity: "error", from: { path: "^src/(?!guest/)" }, to: { path: "^src/guest/" } },
    {
      name: "queue-package-knows-the-board-only",
      severity: "error",
      from: { path: "^src/queue-package/" },
      to: { path: "^src/(?!queue-package/|queue/)" },
    },
    {
      name: "queue-package-is-bundled",
      severity: "error",
      from: { path: "^src/(?!queue-package/)" },
      to: { path: "^src/queue-package/" },
    },
    { name: "seals-stand-alone", severity: "error", from: { path: "^src/seal/" }, to: { path: "^src/(?!seal/)" } },
    {
      name: "player-is-bundled",
      severity: "error",
      from: { path: "^src/(?!player/|guest/)" },
      to: { path: "^src/player/" },
    },
    {
      name: "store-knows-little",
      severity: "error",
      from: { path: "^src/store/" },
      // What is kept there is bytes to it, whoever made them.
      to: { path: "^src/(?!store/|source/|report/|cache/)" },
    },
    home(
      "disk",
      "^(node:)?fs(/promises)?$",
      "^src/(source|cache|project|browser|drawing|store|records|export|inspect|serve|cli|boot)/|^src/render/design/styles[.]ts$",
    ),
    home(
      "marked",
      "^node_modules/marked/",
      "^src/(content/(dialect|lexer|marked|marked-rules|section-context|slide-limits)|render/slide/markdown|model/deck)[.]ts$",
    ),
    home("expressions", "^node_modules/re2js/", "^src/content/expression[.]ts$"),
    home("signatures", "^node_modules/aws4fetch/", "^src/store/s3[.]ts$"),
    home("fonts", "^node_modules/subset-font/", "^src/render/fonts/cutter[.]ts$"),
    home("handlebars", "^node_modules/handlebars/", "^src/render/design/handlebars[.]ts$"),
    home("watcher", "^node_modules/chokidar/", "^src/project/watch(ed-folder)?[.]ts$"),
    home("strokes", "^node_modules/perfect-freehand/", "^src/ink/stroke[.]ts$"),
    home("queue", "^node_modules/(bullmq|ioredis)/", "^src/queue-package/"),
    home("browser", "puppeteer", "^src/(browser|drawing|inspect)/"),
    home("markup", "^node_modules/(htmlparser2|domhandler|entities)/", "^src/(render/html/|content/dialect[.]ts$)"),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
