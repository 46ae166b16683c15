import { createMemo, createSignal } from "solid-js";
import { defaultSort, type InboxSort } from "../../shared/domain/inbox-query.ts";
import type { InboxRoute } from "../routing/route.ts";
import { useRouter } from "../routing/router.tsx";
import { IconButton } from "../ui/button.tsx";
import { Picker } from "../ui/picker.tsx";
import { sortWords } from "./view-words.ts";

export function SortMenu(props: { route: InboxRoute }) {
  const router = useRouter();
  const [isOpen, setOpen] = createSignal(false);
  const current = createMemo(() => props.route.sort ?? defaultSort(props.route.view));

  const choices = createMemo(() =>
    (Object.keys(sortWords) as InboxSort[]).map((sort) => ({
      id: sort,
      label: sortWords[sort],
      isChecked: sort === current(),
    })),
  );

  const pick = (picked: string) => {
    const sort = Object.keys(sortWords).find((one) => one === picked) as InboxSort;
    const isDefault = sort === defaultSort(props.route.view);
    router.go({ ...props.route, sort: isDefault ? null : sort }, { isReplacing: true });
  };

  return (
    <Picker
      state={{
        get isOpen() {
          return isOpen();
        },
        setOpen,
      }}
      label="Sort by"
      align="end"
      choices={choices()}
      onPick={(choice) => pick(choice.id)}
      trigger={(attributes) => (
        <IconButton
          icon="sort"
          label={`Sorted by ${sortWords[current()].toLowerCase()}`}
          {...attributes}
        />
      )}
    />
  );
}
