// On a narrow window each row of a table is a card that names its columns.
for (const table of document.querySelectorAll(".table-scroll table")) {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent);
  table.classList.add("table-cards");
  table.setAttribute("role", "table");
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    for (const cell of row.cells) {
      cell.setAttribute("role", cell.tagName === "TH" ? "columnheader" : "cell");
      if (cell.cellIndex) cell.dataset.name = names[cell.cellIndex];
    }
  }
}
