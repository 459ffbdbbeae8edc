/**
 * What of Puppeteer is not bundled: it downloads and starts browsers, drives Firefox over WebDriver BiDi and connects to browsers
 * of other machines. We start a program that is there and talk to it through a pipe.
 */
const packages = /^(?:@puppeteer\/browsers|ws)$/;
const modules = /^\.\.\/bidi\/(?:bidi|BrowserConnector)\.js$/;
const puppeteer = /[\\/]node_modules[\\/]puppeteer-core[\\/]/;

/** An esbuild plugin that puts empty modules in their places; nothing that runs comes across one. */
export const leftOut = {
  name: "left-out",
  setup(build) {
    for (const filter of [packages, modules])
      build.onResolve({ filter }, ({ path, importer }) =>
        puppeteer.test(importer) ? { path, namespace: "left-out" } : undefined,
      );
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {};", loader: "js" }));
  },
};
