import "./typing-dots.css";

/** Three dots for somebody who is writing; the words beside them say who. */
export function TypingDots() {
  return (
    <span class="typing-dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}
