import type { BrowserCandidate } from "./candidate.js";

/** Flags that keep the browser quiet: it prints, and nothing else. */
const quiet = [
  "--allow-pre-commit-input",
  // Where pieces of a picture meet, it comes out in one way or another: a slide is one piece.
  "--default-tile-height=1024",
  "--default-tile-width=2048",
  // A page that a tab has left would stay where it is, with its process.
  "--disable-back-forward-cache",
  "--disable-background-networking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-extensions-with-background-pages",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-domain-reliability",
  "--disable-extensions",
  // The third to last one would let tabs share a process.
  "--disable-features=Translate,AcceptCHFrame,MediaRouter,OptimizationHints,ProcessPerSiteUpToMainFrameThreshold,WebUIReloadButton,IsolateSandboxedIframes",
  "--disable-gpu",
  "--disable-hang-monitor",
  "--disable-infobars",
  "--disable-ipc-flooding-protection",
  "--disable-prompt-on-repost",
  "--disable-quic",
  "--disable-renderer-backgrounding",
  "--disable-search-engine-choice-screen",
  "--disable-sync",
  "--enable-automation",
  "--export-tagged-pdf",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--generate-pdf-document-outline",
  "--hide-scrollbars",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--password-store=basic",
  "--use-mock-keychain",
];

/**
 * Flags that leave the browser no network, whatever asks for it: every name and address is unknown, also that of the proxy
 * through which everything would have to go. What pages get, they get from memory, before any of this is asked.
 */
const sealed = [
  "--block-new-web-contents",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // Without this, the own machine would be asked directly.
  "--proxy-bypass-list=<-loopback>",
  "--proxy-server=http://sealed.invalid:1",
];

/** The command line of the browser, which speaks through a pipe and writes into the folder of its profile. */
export function switchesFor({ isShell }: BrowserCandidate, profile: string, more: readonly string[]): string[] {
  const headless = isShell ? "--headless" : "--headless=new";
  const own = [headless, `--user-data-dir=${profile}`, ...more, "--remote-debugging-pipe"];
  return [...quiet, ...sealed, ...own, "about:blank"];
}
