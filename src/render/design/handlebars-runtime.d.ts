declare module "handlebars/runtime.js" {
  /** What runs templates that are compiled already; it has nothing that could compile one. */
  const runtime: Pick<typeof Handlebars, "registerHelper" | "template"> & { create(): typeof runtime };
  export default runtime;
}
