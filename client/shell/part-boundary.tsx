import "./part-boundary.css";
import { ErrorBoundary, type JSX, onMount } from "solid-js";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** Keeps a fault in one part of the screen: the rest goes on, and this part says so. */
export function PartBoundary(props: { title: string; children: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error: unknown) => <Broken title={props.title} error={error} />}>
      {props.children}
    </ErrorBoundary>
  );
}

function Broken(props: { title: string; error: unknown }) {
  // For whoever looks into it; what people are told is on the screen.
  onMount(() => console.error(props.error));
  return (
    <div class="part-boundary" role="alert">
      <EmptyState
        icon="alert"
        title={props.title}
        words="A fault in Lobby is to blame. Everything you wrote is kept on this device; loading it anew usually helps."
      >
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
      </EmptyState>
    </div>
  );
}
