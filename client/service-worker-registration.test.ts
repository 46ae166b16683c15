import { expect, test, vi } from "vitest";
import { watchForUpdate } from "./service-worker-registration.ts";

type Browser = ReturnType<typeof aBrowser>;

/** What of a browser's service workers the registration looks at. */
function aBrowser({ isControlled }: { isControlled: boolean }) {
  const registration = Object.assign(new EventTarget(), {
    waiting: null as object | null,
    installing: null as EventTarget | null,
    update: vi.fn(() => Promise.resolve()),
  });
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? {} : null,
    register: () => Promise.resolve(registration),
  });
  return { registration, container };
}

function watch(browser: Browser) {
  const offers: (() => void)[] = [];
  const reload = vi.fn();
  const onUpdate = watchForUpdate(browser.container as unknown as ServiceWorkerContainer, reload);
  onUpdate((start) => offers.push(start));
  return { offers, reload };
}

/** A newer worker is found, installed, and waits. */
function install({ registration }: Browser) {
  const worker = Object.assign(new EventTarget(), { postMessage: vi.fn() });
  registration.installing = worker;
  registration.dispatchEvent(new Event("updatefound"));
  registration.installing = null;
  registration.waiting = worker;
  worker.dispatchEvent(new Event("statechange"));
  return worker;
}

const registered = () => Promise.resolve();

test("the first version ever is installed without a word", async () => {
  const browser = aBrowser({ isControlled: false });
  const { offers } = watch(browser);
  await registered();
  install(browser);
  expect(offers).toEqual([]);
});

test("a newer version is offered when it waits, and not before", async () => {
  const browser = aBrowser({ isControlled: true });
  const { offers } = watch(browser);
  await registered();
  expect(offers).toHaveLength(0);
  install(browser);
  expect(offers).toHaveLength(1);
});

test("a version that waits since an earlier visit is offered at once", async () => {
  const browser = aBrowser({ isControlled: true });
  browser.registration.waiting = {};
  const { offers } = watch(browser);
  await registered();
  expect(offers).toHaveLength(1);
});

test("accepting starts the newer version and reloads once it is in charge", async () => {
  const browser = aBrowser({ isControlled: true });
  const { offers, reload } = watch(browser);
  await registered();
  const worker = install(browser);
  offers[0]?.();
  expect(worker.postMessage).toHaveBeenCalledWith("start");
  expect(reload).not.toHaveBeenCalled();
  browser.container.dispatchEvent(new Event("controllerchange"));
  expect(reload).toHaveBeenCalledOnce();
});

test("a tab that was not asked is never reloaded", async () => {
  const browser = aBrowser({ isControlled: true });
  const { reload } = watch(browser);
  await registered();
  install(browser);
  browser.container.dispatchEvent(new Event("controllerchange"));
  expect(reload).not.toHaveBeenCalled();
});

test("somebody who comes back to the tab has the server asked for a newer version", async () => {
  const browser = aBrowser({ isControlled: true });
  watch(browser);
  await registered();
  expect(browser.registration.update).not.toHaveBeenCalled();
  document.dispatchEvent(new Event("visibilitychange"));
  expect(browser.registration.update).toHaveBeenCalledOnce();
});
