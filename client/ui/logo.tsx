import "./logo.css";

/** The mark: an arch to walk in through, and somebody in it. */
export function Logo(props: { size?: number }) {
  return (
    <svg
      class="logo"
      width={props.size ?? 28}
      height={props.size ?? 28}
      viewBox="0 0 32 32"
      role="img"
      aria-label="Lobby"
    >
      <rect width="32" height="32" rx="9" />
      <path d="M9 24.5V15a7 7 0 0 1 14 0v9.5" />
      <circle cx="16" cy="17" r="2.6" />
    </svg>
  );
}
