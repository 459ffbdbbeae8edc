/** The version of Puppeteer that is bundled. */
export { packageVersion as puppeteerVersion } from "puppeteer-core/internal/util/version.js";
