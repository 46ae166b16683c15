import "./toasts.css";
import { createContext, createSignal, For, type JSX, onMount, Show, useContext } from "solid-js";
import { Button, IconButton } from "./button.tsx";

export interface Toast {
  words: string;
  action?: { label: string; run: () => void };
  /** Stays until it is answered. */
  isLasting?: boolean;
}

const SHOWN_FOR = 7000;
const ToastContext = createContext<(toast: Toast) => void>();

/** Shows a toast; it leaves by itself. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === undefined) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

export function ToastProvider(props: { children: JSX.Element }) {
  const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
  const drop = (toast: Toast) => setToasts((all) => all.filter((one) => one !== toast));
  const show = (toast: Toast) => setToasts((all) => [...all.slice(-2), toast]);

  return (
    <ToastContext.Provider value={show}>
      {props.children}
      <div class="toasts" role="region" aria-label="Notices" aria-live="polite">
        <For each={toasts()}>
          {(toast) => <ToastView toast={toast} onLeave={() => drop(toast)} />}
        </For>
      </div>
    </ToastContext.Provider>
  );
}

function ToastView(props: { toast: Toast; onLeave: () => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leaveLater = () => {
    if (props.toast.isLasting !== true) timer = setTimeout(() => props.onLeave(), SHOWN_FOR);
  };
  onMount(leaveLater);
  return (
    <div
      class="toast"
      onPointerEnter={() => clearTimeout(timer)}
      onPointerLeave={leaveLater}
      onFocusIn={() => clearTimeout(timer)}
      onFocusOut={leaveLater}
    >
      <span>{props.toast.words}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <Button
            look="quiet"
            size="small"
            onClick={() => {
              action().run();
              props.onLeave();
            }}
          >
            {action().label}
          </Button>
        )}
      </Show>
      <IconButton icon="close" label="Dismiss" onClick={() => props.onLeave()} />
    </div>
  );
}
