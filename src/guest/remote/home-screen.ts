import { make } from "../../live/elements.js";

/** What phones need that keep the page on their home screen. The server must be there all the same. */
export function offerHomeScreen(ground: string): void {
  const manifest = make("link", {
    rel: "manifest",
    href: `${location.pathname}.webmanifest`,
    // Only whoever has the role gets it.
    crossorigin: "use-credentials",
  });
  const named = {
    "theme-color": ground,
    "mobile-web-app-capable": "yes",
    "apple-mobile-web-app-capable": "yes",
    "apple-mobile-web-app-status-bar-style": "black",
    "apple-mobile-web-app-title": document.title,
  };
  const metas = Object.entries(named).map(([name, content]) => make("meta", { name, content }));
  document.head.append(manifest, ...metas);
  // The page reaches below notches and bars of the phone, and keeps away from them itself.
  const viewport = document.querySelector<HTMLMetaElement>("meta[name=viewport]");
  if (viewport) viewport.content += ", viewport-fit=cover";
}
