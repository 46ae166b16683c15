import "./message-text.css";
import { RichText } from "../../shared/browser/rich-text.tsx";
import { LongText } from "./long-text.tsx";

/** What somebody wrote, with its Markdown; what is very long is cut until asked for. */
export function MessageText(props: { text: string }) {
  return (
    <LongText text={props.text}>
      <RichText text={props.text} />
    </LongText>
  );
}
