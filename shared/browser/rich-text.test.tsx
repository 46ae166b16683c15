import { render } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { RichText } from "./rich-text.tsx";

const htmlOf = (text: string) => {
  const { container, unmount } = render(() => <RichText text={text} />);
  const html = container.querySelector(".rich-text")!.innerHTML;
  unmount();
  return html;
};

test("emphasis, code and line breaks become elements", () => {
  expect(htmlOf("**Open** at *nine*\nuse `A1`")).toBe(
    "<p><strong>Open</strong> at <em>nine</em><br>use <code>A1</code></p>",
  );
});

test("lists keep their kind, their start and their continued lines", () => {
  expect(htmlOf("- one\n- two\n  more")).toBe("<ul><li>one</li><li>two<br>more</li></ul>");
  expect(htmlOf("3. three\n4. four")).toBe('<ol start="3"><li>three</li><li>four</li></ol>');
});

test("quotes, headings and code blocks are kept apart from paragraphs", () => {
  expect(htmlOf("# Hours\n> as written\n> there\n```\na < b\n```\nend")).toBe(
    '<p class="rich-text-heading">Hours</p><blockquote>as written<br>there</blockquote><pre><code>a &lt; b</code></pre><p>end</p>',
  );
});

test("a bare address is a link without the full stop that ends the sentence", () => {
  expect(htmlOf("See https://clinic.example/hours.")).toContain(
    'href="https://clinic.example/hours">https://clinic.example/hours</a>.',
  );
});

test("an address that is not http, https or mailto stays text", () => {
  for (const target of ["javascript:alert(1)", "data:text/html,x", "/relative", "JaVaScRiPt:1"]) {
    expect(htmlOf(`[click](${target})`)).toBe(`<p>[click](${target})</p>`);
  }
  expect(htmlOf("[write](mailto:a@b.example)")).toContain('href="mailto:a@b.example"');
});

test("markup in a message is shown, not obeyed", () => {
  expect(htmlOf("<img src=x onerror=alert(1)>")).toBe("<p>&lt;img src=x onerror=alert(1)&gt;</p>");
});

test("underscores inside a word are letters", () => {
  expect(htmlOf("file_name_here")).toBe("<p>file_name_here</p>");
});
