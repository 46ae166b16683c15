import { openedFrom, sealed, type ToApp, type ToPage } from "../frame-message.ts";

/** The customer's page around the frame. */
export interface PagePort {
  tell(message: ToPage): void;
  /** Messages from the page's loader; everything from elsewhere is ignored. */
  listen(heard: (message: ToApp) => void): void;
}

/** `origin`: where the page is from, as the loader said; null when the app stands alone. */
export function makePagePort(origin: string | null): PagePort {
  const isFramed = window.parent !== window && origin !== null;
  return {
    tell(message) {
      if (isFramed) window.parent.postMessage(sealed(message), origin);
    },
    listen(heard) {
      window.addEventListener("message", (event) => {
        if (!isFramed) return;
        const message = openedFrom<ToApp>(event, window.parent, origin);
        if (message !== undefined) heard(message);
      });
    },
  };
}
