import { Button } from "../ui/button.tsx";
import { FrontPage } from "../ui/front-page.tsx";
import { Notice } from "../ui/notice.tsx";

/** When there is nothing to show but what went wrong and what to do. */
export function ProblemPage(props: { title: string; words: string; onRetry: () => void }) {
  return (
    <FrontPage title={props.title}>
      <Notice kind="error">{props.words}</Notice>
      <Button look="primary" onClick={() => props.onRetry()}>
        Try again
      </Button>
    </FrontPage>
  );
}
