// What stands on a screen, as text: white space made one, nothing else.

/** White space made one. */
export const plain = (text) => text.replace(/\s+/g, " ").trim();

/**
 * The words of the screen that is shown (another may be in the page unseen), everything folded away opened as a reader can: its text, and each table
 * by its caption, as rows of cells. A row's head is the first of its cells. `own` is what stands
 * in the cells themselves, without the marks and small words beside it.
 */
export async function readScreen(page) {
  const folded = page.locator("main details:not([open]) > summary:visible");
  while ((await folded.count()) > 0) await folded.first().click();
  const { text, tables } = await page.evaluate(() => {
    const main = document.querySelector("main");
    const cell = (node) => node.innerText;
    const own = (node) => [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data).join("");
    const row = (node) => ({
      group: node.querySelector('th[scope="rowgroup"]') !== null,
      cells: [...node.cells].map(cell),
      own: [...node.cells].map(own),
    });
    const tables = [...main.querySelectorAll("table")].filter((table) => table.checkVisibility()).map((table) => ({
      caption: table.caption.innerText,
      heads: [...table.tHead.rows[0].cells].map(cell),
      rows: [...table.tBodies].flatMap((body) => [...body.rows].map(row)),
    }));
    return { text: main.innerText, tables };
  });
  for (const table of tables) {
    table.caption = plain(table.caption);
    table.heads = table.heads.map(plain);
    for (const row of table.rows) {
      row.cells = row.cells.map(plain);
      row.own = row.own.map(plain);
    }
  }
  return { text: plain(text), tables };
}
