import {
  type Accessor,
  createContext,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  useContext,
} from "solid-js";
import { formatRoute, parseRoute, type Route } from "./route.ts";

export interface Router {
  route: Accessor<Route>;
  go(route: Route, options?: { isReplacing?: boolean }): void;
}

const RouterContext = createContext<Router>();

export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (router === undefined) throw new Error("useRouter needs a RouterProvider above it");
  return router;
}

/** The address bar as a signal; plain clicks on our own links go through it. */
export function RouterProvider(props: { children: JSX.Element }) {
  const [address, setAddress] = createSignal(location.href);
  const route = createMemo(() => parseRoute(new URL(address())));
  const read = () => setAddress(location.href);

  const go: Router["go"] = (to, options) => {
    const path = formatRoute(to);
    if (path === location.pathname + location.search) return;
    if (options?.isReplacing === true) history.replaceState(null, "", path);
    else history.pushState(null, "", path);
    read();
  };

  const follow = (event: MouseEvent) => {
    const link = linkOf(event);
    if (link === null) return;
    event.preventDefault();
    go(parseRoute(new URL(link.href)));
  };

  addEventListener("popstate", read);
  document.addEventListener("click", follow);
  onCleanup(() => {
    removeEventListener("popstate", read);
    document.removeEventListener("click", follow);
  });

  return <RouterContext.Provider value={{ route, go }}>{props.children}</RouterContext.Provider>;
}

function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
  if (event.defaultPrevented || !isPlain || !(event.target instanceof Element)) return null;
  const link = event.target.closest<HTMLAnchorElement>("a[href]");
  if (link === null || link.target !== "" || link.origin !== location.origin) return null;
  return link.hasAttribute("download") ? null : link;
}
