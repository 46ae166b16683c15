import { Show } from "solid-js";
import { refuse } from "../../shared/domain/result.ts";
import { signIn } from "../api/account.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { createSubmission, fieldOf } from "../ui/form.ts";
import { FrontPage } from "../ui/front-page.tsx";
import { Notice } from "../ui/notice.tsx";

export function SignInPage(props: { onSignedIn: () => void }) {
  const { isBusy, problem, submit } = createSubmission({
    async send(form) {
      const email = fieldOf(form, "email").trim();
      const password = fieldOf(form, "password");
      if (email === "" || password === "")
        return refuse({ message: "Enter your e-mail address and your password." });
      const answer = await signIn(email, password);
      if (!answer.ok && (answer.problem.status === 401 || answer.problem.status === 400))
        return refuse({ message: "That e-mail address and password don't belong together." });
      return answer;
    },
    done: () => props.onSignedIn(),
  });

  return (
    <FrontPage title="Sign in to Lobby" foot="New here? Ask someone in your team to invite you.">
      <form onSubmit={submit} noValidate>
        <Show when={problem()}>{(words) => <Notice kind="error">{words()}</Notice>}</Show>
        <Field label="E-mail" name="email" type="email" autocomplete="username" autofocus />
        <Field label="Password" name="password" type="password" autocomplete="current-password" />
        <Button type="submit" look="primary" disabled={isBusy()}>
          {isBusy() ? "Signing in" : "Sign in"}
        </Button>
      </form>
    </FrontPage>
  );
}
