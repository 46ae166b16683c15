import { describe, expect, test } from "vitest";
import { readHtml } from "./html.ts";

function read(source: string) {
  return readHtml(source).blocks.map(({ text, headings }) => ({ text, headings }));
}

describe("accordions", () => {
  test("a heading that is a button keeps its words", () => {
    const source = `<h3><button aria-expanded="false" aria-controls="a1">Parking?</button></h3>
      <div id="a1" role="region" hidden><p>Behind the house.</p></div>`;
    expect(read(source)).toEqual([{ text: "Behind the house.", headings: ["Parking?"] }]);
  });

  test("buttons that open what is hidden are headings of it, until their place ends", () => {
    const item = (name: string, text: string) =>
      `<div class="item"><button aria-expanded="false">${name}</button><div class="accordion-content" aria-hidden="true">${text}</div></div>`;
    const source = `<div>${item("No mail came", "Look into spam.")}${item("The link expired", "Ask again.")}</div><p>After.</p>`;
    expect(read(source)).toEqual([
      { text: "Look into spam.", headings: ["No mail came"] },
      { text: "Ask again.", headings: ["The link expired"] },
      { text: "After.", headings: [] },
    ]);
  });

  test("buttons that only their class calls those of an accordion are headings, too", () => {
    const item = (name: string, text: string) =>
      `<li><button class="usa-accordion-button" aria-controls="${text}">${name}</button><div id="${text}">${text}</div></li>`;
    expect(read(`<ul>${item("Who may come?", "All.")}${item("When?", "Now.")}</ul>`)).toEqual([
      { text: "All.", headings: ["Who may come?"] },
      { text: "Now.", headings: ["When?"] },
    ]);
    expect(read('<button class="collapse-menu">Menu</button><p>Text.</p>')).toEqual([
      { text: "Text.", headings: [] },
    ]);
  });

  test("a button for a menu is nothing, and the menu it opens neither", () => {
    const source = `<button aria-expanded="false" aria-controls="menu">Menu</button>
      <div id="menu" hidden>Home</div><p>Text of the page.</p>`;
    expect(read(source)).toEqual([{ text: "Text of the page.", headings: [] }]);
  });

  test("toggles that are items of a list are sections", () => {
    const toggle = (name: string, text: string) =>
      `<ul class="toggle"><li><details><summary>${name}</summary><p>${text}</p><ul><li>One</li></ul></details></li></ul>`;
    expect(read(toggle("How long?", "30 days.") + toggle("Who pays?", "We do."))).toEqual([
      { text: "30 days.", headings: ["How long?"] },
      { text: "- One", headings: ["How long?"] },
      { text: "We do.", headings: ["Who pays?"] },
      { text: "- One", headings: ["Who pays?"] },
    ]);
  });

  test("steps around a toggle keep their numbers", () => {
    const source =
      "<ol><li>Open</li><li>Press<details><summary>Why?</summary>So.</details></li><li>Close</li></ol>";
    expect(read(source)).toEqual([
      { text: "1. Open\n2. Press", headings: [] },
      { text: "So.", headings: ["Why?"] },
      { text: "3. Close", headings: [] },
    ]);
  });

  test("questions by their class, in bold or in a definition list", () => {
    const source = `<div class="faq-question">Dogs?</div><div>Small ones.</div>
      <p><strong>Parking?</strong></p><p>Yes.</p><p><b>Lift?</b><br>No.</p>
      <dl><dt>Is it free?</dt><dd><p>Yes:</p><ul><li>for children</li></ul></dd><dt>Fee</dt><dd>5</dd></dl>`;
    expect(read(source)).toEqual([
      { text: "Small ones.", headings: ["Dogs?"] },
      { text: "Yes.", headings: ["Parking?"] },
      { text: "No.", headings: ["Lift?"] },
      { text: "Yes:", headings: ["Is it free?"] },
      { text: "- for children", headings: ["Is it free?"] },
      { text: "- Fee: 5", headings: [] },
    ]);
  });

  test("what is called a question and holds a whole article is read as one", () => {
    const source = `<div class="question"><h2>Refunds</h2><p>In 30 days.</p><ul><li>Cash</li></ul></div>`;
    expect(read(source)).toEqual([
      { text: "In 30 days.", headings: ["Refunds"] },
      { text: "- Cash", headings: ["Refunds"] },
    ]);
  });

  test("a tab's panel is named by the tab, also while another is shown", () => {
    const source = `<div role="tablist"><button role="tab" id="t1">Linux</button><button role="tab" id="t2">Windows</button></div>
      <div role="tabpanel" aria-labelledby="t1">apt install</div><div role="tabpanel" aria-labelledby="t2" hidden>choco install</div><p>Done.</p>`;
    expect(read(source)).toEqual([
      { text: "apt install", headings: ["Linux"] },
      { text: "choco install", headings: ["Windows"] },
      { text: "Done.", headings: [] },
    ]);
  });
});

test("tabs without ids name their panels in order, row by row", () => {
  const row = (...names: string[]) =>
    `<ul role="tablist">${names.map((name) => `<li role="tab">${name}</li>`).join("")}</ul>
     ${names.map((name) => `<div role="tabpanel" hidden>Text of ${name}.</div>`).join("")}`;
  expect(read(row("Linux", "Mac") + row("Cloud"))).toEqual([
    { text: "Text of Linux.", headings: ["Linux"] },
    { text: "Text of Mac.", headings: ["Mac"] },
    { text: "Text of Cloud.", headings: ["Cloud"] },
  ]);
});

test("a box called a question by Material for MkDocs keeps its heading, and no heading its sign for a link", () => {
  const source = `<h1>FAQ<a class="headerlink" href="#faq">¶</a></h1>
    <details class="question" open><summary>How do I log in?</summary><p>Press Log in.</p></details>`;
  expect(read(source)).toEqual([{ text: "Press Log in.", headings: ["FAQ", "How do I log in?"] }]);
});

test("the title that Google Docs writes as a paragraph is the title", () => {
  const { title, blocks } = readHtml(
    `<p class="c2 title"><span>House rules</span></p><h1>Noise</h1><p>Quiet from 22:00.</p>`,
  );
  expect({ title, headings: blocks[0]?.headings }).toEqual({
    title: "House rules",
    headings: ["Noise"],
  });
});

describe("tables", () => {
  const texts = (source: string) => read(source).map((block) => block.text);

  test("cells that span columns and rows stand in each of them", () => {
    const source = `<table><tr><th colspan="2">Region</th><th>Days</th></tr><tr><td rowspan="2">Europe</td><td>Germany</td><td>30</td></tr>
      <tr><td>Spain</td><td>29</td></tr><tr><td colspan="3">By law</td></tr></table>
      <table><tr><th>Day<th>From<th>To<tr><td>Sunday<td colspan="2">closed</table>`;
    expect(texts(source)).toEqual([
      "Europe — Germany; Days: 30\nEurope — Spain; Days: 29\nBy law",
      "Sunday — From: closed; To: closed",
    ]);
  });

  test("captions and tables in tables are kept, names are known without th", () => {
    const source = `<table><caption>Prices 2026</caption><tr><td>Plan</td><td>Price</td><td>Seats</td></tr>
      <tr><td>Basic</td><td><table><tr><td>monthly</td><td>$10</td></tr><tr><td>yearly</td><td>$100</td></tr></table></td><td>2</td></tr></table>`;
    expect(texts(source)).toEqual([
      "Prices 2026:\nBasic — Price: monthly $10; yearly $100; Seats: 2",
    ]);
  });

  test("a span without end costs nothing", () => {
    const cells = '<td colspan="1000000000" rowspan="1000000000">a</td>'.repeat(3);
    expect(texts(`<table>${`<tr>${cells}</tr>`.repeat(3)}</table>`)[0]?.length).toBeLessThan(5000);
  });
});

describe("lists and listings", () => {
  test("a list that goes on where the last one ended is one list", () => {
    const step = (number: number) => `<ol start="${number}"><li>Step ${number}</li></ol>`;
    expect(read(step(1) + step(2) + step(3))[0]?.text).toBe("1. Step 1\n2. Step 2\n3. Step 3");
  });

  test("lists of one item each are one list, but not across a heading", () => {
    const item = (text: string) => `<ul><li>${text}</li></ul>`;
    expect(read(`${item("One")}${item("Two")}<h2>More</h2>${item("Three")}`)).toEqual([
      { text: "- One\n- Two", headings: [] },
      { text: "- Three", headings: ["More"] },
    ]);
  });

  test("the lines of a listing stay lines", () => {
    const source = "<pre><code><div>one</div><div>  two</div></code></pre>";
    expect(read(source)[0]?.text).toBe("```\none\n  two\n```");
  });
});

describe("what stands around the content", () => {
  test("is left out when its classes say so", () => {
    const source = `<main><ol class="breadcrumbs"><li>Home</li></ol><div class="toc-macro"><a>Entitlement</a></div>
      <article><h1>Holidays</h1><div class="article-meta">Theo, 3 months ago</div><p>Everyone has 28 days of paid holidays a year.</p>
      <div class="article-votes">Was this helpful?</div><div class="related-articles"><h2>Related</h2><a>Sick leave</a></div></article>
      <div id="cookie-banner">We use cookies.</div></main>`;
    expect(read(source)).toEqual([
      { text: "Everyone has 28 days of paid holidays a year.", headings: ["Holidays"] },
    ]);
  });

  test("is read when that would lose most of the page", () => {
    const source = `<div class="article-sidebar"><p>All of the text stands in here, for whatever reason.</p></div><p>Bye.</p>`;
    expect(read(source)).toHaveLength(2);
  });

  test("what looks like a heading and has nothing below it is text", () => {
    expect(read("<p><b>Where are you?</b></p><p><b>In Berlin?</b></p><p>Yes.</p>")).toEqual([
      { text: "Where are you?", headings: [] },
      { text: "Yes.", headings: ["In Berlin?"] },
    ]);
  });

  test("words of two elements are two words", () => {
    expect(read("<ul><li><h4>Fees</h4>Ten<b>fold</b></li></ul>")[0]?.text).toBe("- Fees Tenfold");
    const cells = "<td><h4>Fees</h4>Ten</td><td>a</td>";
    expect(read(`<table><tr>${cells}</tr></table>`)[0]?.text).toBe("Fees Ten: a");
  });

  test("signs alone are no text", () => {
    expect(read("<div>💸</div><p>⚠️</p><p>Take care.</p>")).toHaveLength(1);
  });
});
