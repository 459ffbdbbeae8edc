import puppeteer from "puppeteer-core";

const b = await puppeteer.launch({
  executablePath: "/root/.cache/quarterdeck/chromium-147.0.0/chrome-headless-shell",
  args: ["--no-sandbox", "--allow-file-access-from-files"],
});
const p = await b.newPage();
for (const a of process.argv.slice(2)) {
  const [out, w, h, url] = a.split("|");
  await p.setViewport({ width: +w, height: +h });
  await p.goto(url, { waitUntil: "load", timeout: 20000 });
  await p.screenshot({ path: out });
}
await b.close();
