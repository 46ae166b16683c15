import { fireEvent, render } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import type { Chat, OpenForm } from "../chat/chat.ts";
import { ComposerFocusContext } from "../ui/composer-focus.tsx";
import { WordsContext } from "../ui/words-context.tsx";
import { en } from "../wording/en.ts";
import Forms from "./forms.tsx";

const open: OpenForm = {
  id: "ai:1/form",
  form: {
    id: "contact",
    title: "How can we reach you?",
    intro: "So that the reply finds you.",
    isSkippable: true,
    fields: [
      { id: "email", label: "E-mail", kind: "email", isRequired: true, choices: [] },
      {
        id: "topic",
        label: "Topic",
        kind: "choice",
        isRequired: false,
        choices: ["Bill", "Visit"],
      },
    ],
  },
};

function show(form: OpenForm = open, draft: Record<string, string> = {}) {
  const [openForm, setOpenForm] = createSignal<OpenForm | null>(form);
  const said: unknown[] = [];
  const drafts: Record<string, string>[] = [];
  const chat = {
    openForm,
    offersDetails: () => false,
    formDraft: () => draft,
    setFormDraft: (_id: string, values: Record<string, string>) => void drafts.push(values),
    answerForm: (id: string, values: object) => {
      said.push({ id, values });
      setOpenForm(null);
    },
    skipForm: (id: string) => {
      said.push({ id, isSkipped: true });
      setOpenForm(null);
    },
  } as unknown as Chat;
  const view = render(() => (
    <WordsContext.Provider value={{ words: en, language: "en" }}>
      <ComposerFocusContext.Provider value={{ field: null }}>
        <Forms chat={chat} />
      </ComposerFocusContext.Provider>
    </WordsContext.Provider>
  ));
  return { ...view, said, drafts, setOpenForm };
}

test("[H5] what is filled in is sent under the fields' ids, and the form is gone", () => {
  const { getByLabelText, getByText, said, container } = show();
  fireEvent.input(getByLabelText("E-mail"), { target: { value: " vera@example.com " } });
  fireEvent.change(getByLabelText(/Topic/), { target: { value: "Bill" } });
  fireEvent.click(getByText("Share"));
  expect(said).toEqual([{ id: open.id, values: { email: "vera@example.com", topic: "Bill" } }]);
  expect(container.querySelector("form")).toBeNull();
});

test("[H5] what is wrong is said at its field, which gets the focus, and nothing is sent", () => {
  const { getByLabelText, getByText, said } = show();
  fireEvent.input(getByLabelText("E-mail"), { target: { value: "vera" } });
  fireEvent.click(getByText("Share"));
  const field = getByLabelText("E-mail");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field);
  expect(getByText("That doesn't look like an e-mail address.")).toBeDefined();
  expect(said).toEqual([]);
  fireEvent.input(field, { target: { value: "vera@example.com" } });
  expect(field.getAttribute("aria-invalid")).toBe("false");
});

test("a form can be skipped unless it says otherwise", () => {
  const { getByText, said } = show();
  fireEvent.click(getByText("Skip"));
  expect(said).toEqual([{ id: open.id, isSkipped: true }]);
  const must = show({ ...open, form: { ...open.form, isSkippable: false } });
  expect(must.queryByText("Skip")).toBeNull();
});

test("what was typed is kept, and is there again after a reload", () => {
  const { getByLabelText, drafts, unmount } = show();
  fireEvent.input(getByLabelText("E-mail"), { target: { value: "vera@" } });
  expect(drafts.at(-1)).toEqual({ email: "vera@" });
  unmount();
  const again = show(open, { email: "vera@", topic: "Visit" });
  expect((again.getByLabelText("E-mail") as HTMLInputElement).value).toBe("vera@");
  expect((again.getByLabelText(/Topic/) as HTMLSelectElement).value).toBe("Visit");
});

test("the next form starts empty", () => {
  const { getByLabelText, setOpenForm } = show();
  fireEvent.input(getByLabelText("E-mail"), { target: { value: "vera@example.com" } });
  setOpenForm({ ...open, id: "ai:2/form" });
  expect((getByLabelText("E-mail") as HTMLInputElement).value).toBe("");
});
