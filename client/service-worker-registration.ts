type Listener = (start: () => void) => void;

/** Registers the worker and tells when a newer version waits to be started; starting it reloads this tab. */
export function watchForUpdate(
  container: ServiceWorkerContainer,
  reload: () => void,
): (listener: Listener) => void {
  const registered = container.register("/sw.js");
  let isStarting = false;
  container.addEventListener("controllerchange", () => {
    if (isStarting) reload();
  });
  const start = (worker: ServiceWorker) => {
    isStarting = true;
    worker.postMessage("start");
  };
  return (listener) => {
    void registered.then((registration) => {
      const offer = () => {
        const waiting = registration.waiting;
        if (waiting !== null && container.controller !== null) listener(() => start(waiting));
      };
      offer();
      // A tab that stays open for days hears of newer versions when somebody comes back to it.
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible")
          void registration.update().catch(() => undefined);
      });
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
