import "./knowledge.css";
import type { AgentPlace } from "../api/knowledge.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useToast } from "../ui/toasts.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import type { KeptAnswer } from "./kept-answer.ts";

/** What a teammate answered, to be read over and kept as an article. */
export default function KeepAnswer(props: {
  at: AgentPlace;
  article: KeptAnswer;
  onClose: () => void;
}) {
  const toast = useToast();
  const done = () => {
    props.onClose();
    toast({ words: "The agent answers from this article now" });
  };
  return (
    <Dialog title="Make an article of this answer" onClose={() => props.onClose()}>
      <ArticleEditor
        at={props.at}
        article={{ ...props.article, url: null }}
        onDone={done}
        onLeave={() => props.onClose()}
      />
    </Dialog>
  );
}
