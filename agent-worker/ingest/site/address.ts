const TRACKING = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|_ga|_gl|ref_src)$/;
const NOT_PAGES =
  /\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|mp[34]|m4[av]|webm|mov|avi|ogg|wav|zip|gz|tgz|bz2|7z|rar|exe|dmg|pkg|apk|iso|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|xlsx?|pptx?|ics)$/i;

/** One spelling for one page: no fragment, nothing that only tells where a visitor came from. */
export function normaliseAddress(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  url.hash = "";
  for (const name of new Set(url.searchParams.keys()))
    if (TRACKING.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** Which addresses belong to a site: the same host (with or without `www.`) and port, below a folder if one is set. */
export class SiteScope {
  readonly #host: string;
  readonly #folder: string;

  constructor(start: string, options: { onlyBelow: boolean }) {
    const url = new URL(start);
    this.#host = bareHost(url);
    this.#folder = options.onlyBelow ? url.pathname.replace(/[^/]*$/, "") : "/";
  }

  holds(address: string): boolean {
    const url = URL.parse(address);
    return url !== null && bareHost(url) === this.#host && url.pathname.startsWith(this.#folder);
  }

  /** Whether a link is worth following. */
  mayHoldPage(address: string): boolean {
    return this.holds(address) && !NOT_PAGES.test(new URL(address).pathname);
  }
}

/** Whether two addresses differ only by query, a slash at the end or the name of an index page. */
export function isSamePage(a: string, b: string): boolean {
  return pageKey(a) === pageKey(b);
}

function pageKey(address: string): string {
  const url = new URL(address);
  const path = url.pathname.replace(/\/(?:index|default)\.\w+$/, "/").replace(/\/$/, "");
  return `${bareHost(url)}${path}`;
}

/** http and https are one site; a port that is stated counts. */
function bareHost(url: URL): string {
  return url.host.toLowerCase().replace(/^www\./, "");
}
