type Listener = (start: () => void) => void;

/** Registers the worker of a built app and tells when a newer version waits to be started. */
export function watchForUpdate(): (listener: Listener) => void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => {};
  const registered = navigator.serviceWorker.register("/sw.js");
  let isStarting = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isStarting) location.reload();
  });
  const start = (worker: ServiceWorker) => {
    isStarting = true;
    worker.postMessage("start");
  };
  return (listener) => {
    void registered.then((registration) => {
      const offer = () => {
        const waiting = registration.waiting;
        if (waiting !== null && navigator.serviceWorker.controller !== null)
          listener(() => start(waiting));
      };
      offer();
      registration.addEventListener("updatefound", () => {
        registration.installing?.addEventListener("statechange", offer);
      });
    }, reportOnce);
  };
}

/** Without a worker Lobby works, only not after a cold start without a network. */
function reportOnce(cause: unknown): void {
  console.warn("the service worker could not be registered", cause);
}
